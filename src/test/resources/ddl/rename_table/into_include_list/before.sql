CREATE TABLE tmp_gho (id int PRIMARY KEY, v enum('a','b'));
