ALTER TABLE orders RENAME COLUMN customer TO old_customer, ADD COLUMN customer text
