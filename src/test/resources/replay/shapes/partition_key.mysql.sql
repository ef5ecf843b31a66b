create table ranged (id int primary key, v varchar(10), n int);
create table hashed (k1 int, k2 varchar(5) collate utf8mb4_bin, u int, v varchar(10), primary key (k1, k2), unique (k1, u));
create table partitioned_twice (id int primary key, v varchar(10)) partition by hash (id) partitions 3;
