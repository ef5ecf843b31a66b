ALTER TABLE orders MODIFY status int NOT NULL
