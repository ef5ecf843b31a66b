ALTER TABLE orders MODIFY customer char(50)
