create table keyonly (k integer primary key);
create table keyonly_pair (k1 integer, k2 varchar(5), primary key (k1, k2));
