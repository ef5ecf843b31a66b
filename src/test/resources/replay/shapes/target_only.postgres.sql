create table kept (
    extra text not null default 'fresh', id integer primary key, v varchar(10), n integer,
    since timestamptz not null default now());
create table kept_unique (
    id integer primary key, u integer unique, w varchar(5) unique, v varchar(10), extra text not null default 'fresh',
    serial bigint generated always as identity unique);
