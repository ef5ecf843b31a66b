create table numbered_beside (k integer primary key, n integer generated always as identity, note text);
