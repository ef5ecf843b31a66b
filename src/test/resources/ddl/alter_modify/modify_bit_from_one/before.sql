CREATE TABLE t (id int PRIMARY KEY, b bit(12), o bit(1));
