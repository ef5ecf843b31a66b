DROP TABLE IF EXISTS nosuch, shop.orders
