CREATE TABLE order_lines (id int PRIMARY KEY, order_id int, CONSTRAINT line_of FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE);
