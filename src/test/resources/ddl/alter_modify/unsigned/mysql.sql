ALTER TABLE orders MODIFY qty bigint unsigned NOT NULL DEFAULT 5 COMMENT 'how many'
