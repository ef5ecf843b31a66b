CREATE TABLE t (id int PRIMARY KEY, d datetime(3) NULL)
