ALTER TABLE orders RENAME INDEX idx_customer TO by_customer, DROP INDEX uk, ADD INDEX uk (qty)
