create table doubled (id integer primary key, a integer, g bigint generated always as (a * 2) stored, b varchar(10));
create table doubled_unique (
    id integer primary key, a integer, g bigint generated always as (a + 1) stored unique, b varchar(10));
create table doubled_nokey (a integer, g bigint generated always as (a + 1) stored, b varchar(3));
