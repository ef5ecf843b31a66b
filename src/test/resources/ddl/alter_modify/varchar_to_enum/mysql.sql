ALTER TABLE orders MODIFY customer enum('a','b')
