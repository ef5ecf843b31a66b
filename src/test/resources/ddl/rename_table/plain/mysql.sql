RENAME TABLE orders TO orders_old
