create table counted (id int primary key, u int unique, note text);
