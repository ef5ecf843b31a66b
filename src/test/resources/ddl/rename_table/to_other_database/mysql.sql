RENAME TABLE shop.orders TO crm.orders
