create type mood as enum ('sad', 'ok', 'happy');
create table plain (
    id bigint primary key, a integer, b varchar(20), c numeric(8,2), d timestamp, e boolean, f bytea,
    st mood, "MixedCase" text, j jsonb, h char(5), x double precision, day date);
