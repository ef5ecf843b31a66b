ALTER TABLE orders RENAME COLUMN id TO order_id
