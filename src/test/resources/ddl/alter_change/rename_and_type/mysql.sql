ALTER TABLE orders CHANGE COLUMN customer client varchar(100) NOT NULL DEFAULT 'x' FIRST
