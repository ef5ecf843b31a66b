create table plant (id integer primary key, v varchar(10));
create table part (plant_id integer, v varchar(4));
create table scrap (plant_id integer, n integer);
