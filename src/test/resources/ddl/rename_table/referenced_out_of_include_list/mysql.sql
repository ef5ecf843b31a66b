RENAME TABLE orders TO tmp_orders
