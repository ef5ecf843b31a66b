create table uq (id integer primary key, u integer unique, w varchar(10), x integer, note text, unique (w, x));
create table uq_required (
    id integer primary key, code varchar(8) not null unique, a integer not null, b integer not null, note text,
    unique (a, b));
