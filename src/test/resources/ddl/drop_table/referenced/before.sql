CREATE TABLE orders (id int NOT NULL PRIMARY KEY, code varchar(10) NOT NULL UNIQUE);
CREATE TABLE order_lines (id int PRIMARY KEY, order_id int, CONSTRAINT line_of FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE);
