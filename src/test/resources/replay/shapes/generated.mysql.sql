create table doubled (id int primary key, a int, g bigint generated always as (a * 2) stored, b varchar(10));
create table doubled_unique (
    id int primary key, a int, g bigint generated always as (a + 1) stored comment 'of a', b varchar(10), unique (g));
create table doubled_nokey (a int, g bigint generated always as (a + 1) stored, b varchar(3));
