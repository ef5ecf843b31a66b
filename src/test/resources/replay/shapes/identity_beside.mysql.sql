create table numbered_beside (k int primary key, n int not null, note text);
create table numbered_unique (k int primary key, n int not null, m int unique, note text, unique (n));
