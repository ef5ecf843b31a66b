ALTER TABLE orders ADD COLUMN a varchar(10) NOT NULL, ADD b int NOT NULL, ADD c enum('x','y') NOT NULL, ADD d date NOT NULL, ADD e bit(3) NOT NULL, ADD f binary(2) NOT NULL
