create table country (code varchar(6) primary key, v varchar(10));
create table place (id integer primary key, code varchar(6), v varchar(10));
create table visa (id integer primary key, code varchar(6), v varchar(10));
