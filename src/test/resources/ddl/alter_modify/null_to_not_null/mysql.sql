ALTER TABLE orders MODIFY customer varchar(50) NOT NULL
