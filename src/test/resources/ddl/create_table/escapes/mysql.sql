CREATE TABLE t (a varchar(50) DEFAULT 'tab\t back\\ quote\' pct\%')
