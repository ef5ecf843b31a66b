create table team (id integer primary key, code varchar(6) not null unique, v varchar(10));
create table member (id integer primary key, team_code varchar(6), u integer unique, v varchar(10));
create table badge (v varchar(10), team_id integer, id integer primary key);
