create table numbered (id integer generated always as identity primary key, u integer unique, note text);
create table numbered_plain (id integer generated always as identity primary key, note text);
