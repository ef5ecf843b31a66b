RENAME TABLE shop.orders TO stock.shop_orders
