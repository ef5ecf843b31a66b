RENAME TABLE orders TO _tmp, new_orders TO orders, _tmp TO new_orders
