ALTER TABLE orders MODIFY customer int
