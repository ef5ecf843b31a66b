CREATE TABLE t (a blob);
