CREATE TABLE t (id int PRIMARY KEY, p int, q int, FOREIGN KEY (p) REFERENCES a (id));
