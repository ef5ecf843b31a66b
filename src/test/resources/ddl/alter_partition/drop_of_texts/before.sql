CREATE TABLE visits (id int, c varchar(10)) PARTITION BY LIST COLUMNS (c) (PARTITION a VALUES IN ('x', 'y'), PARTITION b VALUES IN ('z'));
