CREATE TABLE t (id int PRIMARY KEY, a varchar(20) COLLATE `binary`, b text CHARACTER SET binary, c char(3) CHARACTER SET binary NOT NULL)
