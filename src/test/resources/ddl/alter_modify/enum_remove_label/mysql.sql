ALTER TABLE orders MODIFY status enum('paid') DEFAULT NULL
