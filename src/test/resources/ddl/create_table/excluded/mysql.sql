CREATE TABLE tmp_orders (id int)
