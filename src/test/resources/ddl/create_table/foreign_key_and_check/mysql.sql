CREATE TABLE lines (id int PRIMARY KEY, order_id int, CONSTRAINT fk_order FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE, CHECK (id > 0))
