CREATE TABLE t (a varchar(36) DEFAULT (uuid()), b int DEFAULT (1 + 2), c json DEFAULT (json_array()), d date DEFAULT (curdate()), e date DEFAULT (curdate() + interval 1 year))
