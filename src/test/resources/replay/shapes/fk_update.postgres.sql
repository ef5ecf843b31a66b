create table region (id integer primary key, code varchar(6) unique, v varchar(10));
create table city (region_id integer, no integer, code varchar(6), v varchar(10), primary key (region_id, no));
create table street (id integer primary key, region_id integer, no integer, v varchar(10));
