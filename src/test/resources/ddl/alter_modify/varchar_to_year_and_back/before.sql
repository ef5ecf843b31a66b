CREATE TABLE t (a year, b smallint);
