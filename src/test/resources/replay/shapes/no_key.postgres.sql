create type mood as enum ('sad', 'ok');
create table nokey (a integer, b varchar(10), c numeric(6,2));
create table nokey_wide (
    a integer, t text, j jsonb, x double precision, f bytea, e boolean, d timestamp, h char(3), st mood);
