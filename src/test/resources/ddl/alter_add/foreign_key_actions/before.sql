CREATE TABLE orders (id int NOT NULL PRIMARY KEY, code varchar(10) NOT NULL UNIQUE);
CREATE TABLE order_lines (id int PRIMARY KEY, order_id int, code varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, KEY (order_id));
