CREATE TABLE a (id int PRIMARY KEY, b_c int, KEY b_c (b_c));
CREATE TABLE a_b (id int, c int);
