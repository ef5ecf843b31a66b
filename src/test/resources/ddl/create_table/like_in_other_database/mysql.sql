CREATE TABLE crm.orders LIKE shop.orders
