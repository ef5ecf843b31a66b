create table keyonly (k int primary key);
create table keyonly_pair (k1 int, k2 varchar(5) collate utf8mb4_bin, primary key (k1, k2));
