ALTER TABLE t MODIFY a smallint, MODIFY b year
