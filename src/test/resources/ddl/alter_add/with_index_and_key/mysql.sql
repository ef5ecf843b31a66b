ALTER TABLE orders ADD (a int, b int UNIQUE, KEY (a), CONSTRAINT fk FOREIGN KEY (b) REFERENCES crm.x (id))
