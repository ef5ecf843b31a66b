create table spread (a integer, b varchar(10), c numeric(6,2)) partition by hash (a);
create table spread_1 partition of spread for values with (modulus 3, remainder 0);
create table spread_2 partition of spread for values with (modulus 3, remainder 1);
create table spread_3 partition of spread for values with (modulus 3, remainder 2);
