create table key_text (k varchar(30) collate utf8mb4_bin primary key, v varchar(10));
create table key_date (k date primary key, v varchar(10));
create table key_bytes (k varbinary(8) primary key, v varchar(10));
create table key_decimal (k decimal(8,2), e tinyint(1), v varchar(10), primary key (k, e));
