CREATE TABLE orders (id int PRIMARY KEY, customer varchar(20));
