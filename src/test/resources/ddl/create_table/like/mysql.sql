CREATE TABLE orders_copy LIKE orders
