CREATE TABLE user_auth (id int PRIMARY KEY, realm int, KEY realm (realm));
