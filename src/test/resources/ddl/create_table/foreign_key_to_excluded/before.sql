CREATE TABLE tmp_orders (id int PRIMARY KEY);
