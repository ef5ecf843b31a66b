create table numbered_beside (k integer primary key, n integer generated always as identity, note text);
create table numbered_unique (
    k integer primary key, n integer generated always as identity unique, m integer unique, note text);
