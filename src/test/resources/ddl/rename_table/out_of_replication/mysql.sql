RENAME TABLE shop.orders TO archive.orders
