ALTER TABLE t CHANGE a b int, CHANGE b a varchar(5)
