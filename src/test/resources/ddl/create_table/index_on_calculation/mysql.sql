CREATE TABLE t (id int PRIMARY KEY, n int, s smallint, d double, v varchar(10), KEY a ((n + 1)), KEY b ((abs(s)), (-d), (lower(v))), KEY c ((coalesce(n, s))))
