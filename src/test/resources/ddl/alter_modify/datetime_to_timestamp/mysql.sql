ALTER TABLE orders MODIFY created timestamp NULL
