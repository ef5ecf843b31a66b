create table document (id int primary key, body mediumtext, n int);
