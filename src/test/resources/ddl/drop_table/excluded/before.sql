CREATE TABLE tmp_a (id int);
