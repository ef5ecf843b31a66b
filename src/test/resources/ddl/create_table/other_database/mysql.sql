CREATE TABLE mysql.x (id int)
