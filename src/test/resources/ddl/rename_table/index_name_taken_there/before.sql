CREATE TABLE orders (id int unsigned NOT NULL AUTO_INCREMENT, customer varchar(50) DEFAULT NULL, qty int NOT NULL DEFAULT 0, status enum('new','paid') NOT NULL DEFAULT 'new', created datetime DEFAULT NULL, PRIMARY KEY (id), KEY idx_customer (customer), UNIQUE KEY uk (qty, created));
CREATE TABLE stock.orders_idx_customer (id int);
