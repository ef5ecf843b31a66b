create table spread (a int, b varchar(10), c decimal(6,2));
