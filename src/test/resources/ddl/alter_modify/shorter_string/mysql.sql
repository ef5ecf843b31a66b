ALTER TABLE orders MODIFY customer varchar(3)
