ALTER TABLE orders ADD d date DEFAULT (curdate()), ADD t time DEFAULT (curtime()), ADD u varchar(36) DEFAULT (uuid())
