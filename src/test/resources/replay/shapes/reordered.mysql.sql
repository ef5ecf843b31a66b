create table reordered (
    a int, id int primary key, b varchar(10), tags text comment 'array', dur time, u int unique);
