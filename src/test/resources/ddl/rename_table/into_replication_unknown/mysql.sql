RENAME TABLE archive.orders TO shop.orders
