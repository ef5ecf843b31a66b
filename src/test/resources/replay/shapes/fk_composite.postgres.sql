create table doc (lang varchar(4), no integer, v varchar(10), primary key (lang, no));
create table line (lang varchar(4), no integer, n integer, v varchar(10), primary key (lang, no, n));
create table piece (id integer primary key, lang varchar(4), no integer, n integer, v varchar(10));
