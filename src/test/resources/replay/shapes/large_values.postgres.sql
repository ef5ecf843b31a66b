create table document (id integer primary key, body text, n integer);
