ALTER TABLE orders MODIFY customer date
