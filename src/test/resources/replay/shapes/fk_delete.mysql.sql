create table customer (id int primary key, name varchar(10));
create table orders (
    id int primary key, customer_id int, v varchar(10),
    foreign key (customer_id) references customer (id) on delete cascade);
create table item (
    id int primary key, order_id int not null, v varchar(10),
    foreign key (order_id) references orders (id) on delete cascade);
create table remark (
    id int primary key, customer_id int, item_id int, v varchar(10),
    foreign key (customer_id) references customer (id) on delete set null,
    foreign key (item_id) references item (id) on delete set null);
