create table customer (id integer primary key, name varchar(10));
create table orders (
    id integer primary key, customer_id integer references customer (id) on delete cascade, v varchar(10));
create table item (id integer primary key, order_id integer not null references orders (id) on delete cascade, v varchar(10));
create table remark (
    id integer primary key, customer_id integer references customer (id) on delete set null, item_id integer,
    v varchar(10));
