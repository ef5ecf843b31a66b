CREATE TABLE t (a varchar(10), b text) CHARSET=binary
