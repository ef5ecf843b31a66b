CREATE TABLE t (id int PRIMARY KEY, a int, b int, e enum('x'), KEY ab (a, b), KEY only_a (a));
