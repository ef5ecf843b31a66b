DROP INDEX idx_customer ON orders
