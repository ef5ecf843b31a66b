create table numbered_beside (k int primary key, n int not null, note text);
