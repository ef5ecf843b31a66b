RENAME TABLE shop.orders TO crm.sales_orders
