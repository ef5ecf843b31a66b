create table numbered (id int primary key, u int unique, note text);
create table numbered_plain (id int primary key, note text);
