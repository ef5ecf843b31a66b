RENAME TABLE shop.orders TO stock.orders
