create table key_text (k varchar(30) primary key, v varchar(10));
create table key_date (k date primary key, v varchar(10));
create table key_bytes (k bytea primary key, v varchar(10));
create table key_decimal (k numeric(8,2), e boolean, v varchar(10), primary key (e, k));
