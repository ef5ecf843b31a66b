create table ranged (id integer primary key, v varchar(10), n integer) partition by range (id);
create table ranged_1 partition of ranged for values from (minvalue) to (4);
create table ranged_2 partition of ranged for values from (4) to (12);
create table ranged_3 (n integer, gone text, v varchar(10), id integer not null);
alter table ranged_3 drop column gone;
alter table ranged attach partition ranged_3 for values from (12) to (maxvalue);
create table hashed (k1 integer, k2 varchar(5), u integer, v varchar(10), primary key (k1, k2), unique (k1, u))
    partition by hash (k1);
create table hashed_1 partition of hashed for values with (modulus 3, remainder 0);
create table hashed_2 partition of hashed for values with (modulus 3, remainder 1);
create table hashed_3 partition of hashed for values with (modulus 3, remainder 2);
create table partitioned_twice (id integer primary key, v varchar(10)) partition by hash (id);
create table partitioned_twice_1 partition of partitioned_twice for values with (modulus 2, remainder 0);
create table partitioned_twice_2 partition of partitioned_twice for values with (modulus 2, remainder 1);
