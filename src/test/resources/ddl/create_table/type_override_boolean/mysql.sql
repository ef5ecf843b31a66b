CREATE TABLE flags (id int PRIMARY KEY, active tinyint(1) NOT NULL DEFAULT '1', n tinyint(4))
