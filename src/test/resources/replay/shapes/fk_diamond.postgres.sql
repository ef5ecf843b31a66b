create table top (id integer primary key, v varchar(10));
create table port (id integer primary key, top_id integer, v varchar(10));
create table starboard (id integer primary key, top_id integer, v varchar(10));
create table keel (id integer primary key, port_id integer, starboard_id integer, v varchar(10));
