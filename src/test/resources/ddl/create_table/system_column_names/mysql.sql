CREATE TABLE t (ctid int, xmin int, a int)
