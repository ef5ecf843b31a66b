create table kept (id int primary key, v varchar(10), n int);
create table kept_unique (
    id int primary key, u int unique, w varchar(5) collate utf8mb4_bin, v varchar(10), unique (w));
