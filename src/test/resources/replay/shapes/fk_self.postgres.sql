create table node (id integer primary key, parent_id integer, v varchar(10));
create table person (id integer primary key, boss_id integer, v varchar(10));
create table leaf (id integer primary key, node_id integer, person_id integer, v varchar(10));
