CREATE TABLE user_auth_realm (id int PRIMARY KEY)
