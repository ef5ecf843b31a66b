RENAME TABLE orders TO stock.old_orders
