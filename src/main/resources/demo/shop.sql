-- A small shop: the sample database of the demo and of docker/compose.yaml. Loaded into an empty database.
set names utf8mb4;
set session cte_max_recursion_depth = 100000;

create table customers (
    id            int unsigned not null auto_increment primary key,
    email         varchar(120) not null,
    name          varchar(80) not null,
    birthday      date,
    is_subscribed tinyint(1) not null default 0,
    credit        decimal(10, 2) not null default 0,
    preferences   json,
    seen_at       timestamp null,
    created_at    datetime(6) not null default current_timestamp(6),
    unique key email (email)
) default charset = utf8mb4;

create table products (
    id         int unsigned not null auto_increment primary key,
    sku        char(8) not null,
    title      varchar(200) not null,
    category   enum ('book', 'toy', 'garden', 'music') not null,
    price      decimal(10, 2) not null,
    weight     double,
    attributes json,
    flags      bit(8) not null default b'0',
    picture    blob,
    updated_at timestamp not null default current_timestamp on update current_timestamp,
    unique key sku (sku)
) default charset = utf8mb4;

create table stock (
    product_id int unsigned not null,
    shelf      varchar(20) not null,
    quantity   int not null,
    primary key (product_id, shelf),
    foreign key (product_id) references products (id)
) default charset = utf8mb4;

create table orders (
    id          bigint not null auto_increment primary key,
    customer_id int unsigned not null,
    status      enum ('new', 'paid', 'shipped', 'cancelled') not null default 'new',
    total       decimal(12, 2) not null default 0,
    placed_at   datetime(6) not null,
    paid_at     timestamp null,
    remark      varchar(200),
    key status (status),
    foreign key (customer_id) references customers (id)
) default charset = utf8mb4;

create table order_items (
    order_id   bigint not null,
    line       smallint not null,
    product_id int unsigned not null,
    quantity   smallint unsigned not null,
    price      decimal(10, 2) not null,
    primary key (order_id, line),
    foreign key (order_id) references orders (id),
    foreign key (product_id) references products (id)
) default charset = utf8mb4;

create table page_views (
    customer_id int unsigned,
    path        varchar(200) not null,
    agent       varchar(100),
    took_ms     float,
    viewed_at   datetime(3) not null
) default charset = utf8mb4 comment 'has no key';

insert into customers (email, name, birthday, is_subscribed, credit, preferences, seen_at)
with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 1000)
select concat('customer', n, '@example.com'),
       elt(1 + n % 5, 'Zoë 🦎', 'Łukasz', 'Ana-María', '山田太郎', 'O''Neil'),
       if(n % 9 = 0, null, date_add('1950-01-01', interval n * 17 day)),
       n % 2,
       round(rand(n) * 100, 2),
       if(n % 4 = 0, null, json_object('newsletter', n % 3 = 0, 'sizes', json_array(n % 40, 'M'), 'city', 'Köln')),
       if(n % 3 = 0, null, date_add('2024-01-01 12:00:00', interval n minute))
  from numbers;

insert into products (sku, title, category, price, weight, attributes, flags, picture)
with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 400)
select concat('SKU', lpad(n, 5, '0')),
       concat(elt(1 + n % 4, 'Atlas', 'Robot 🤖', 'Rose 🌹', 'Étude'), ' no. ', n),
       elt(1 + n % 4, 'book', 'toy', 'garden', 'music'),
       round(1 + rand(n) * 99, 2),
       rand(n) * 10,
       json_object('colour', elt(1 + n % 3, 'red', 'green', 'blue'), 'depth', n / 7, 'tags', json_array()),
       n % 256,
       if(n % 5 = 0, null, unhex(repeat(sha2(n, 256), 4)))
  from numbers;

insert into stock (product_id, shelf, quantity)
select p.id, s.shelf, 1000
  from products p
  join (select 'front' as shelf union all select 'cellar') s;

insert into orders (customer_id, status, placed_at)
with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 2000)
select 1 + n % 1000, elt(1 + n % 3, 'new', 'paid', 'shipped'), date_add('2024-02-01', interval n * 61000001 microsecond)
  from numbers;

insert into order_items (order_id, line, product_id, quantity, price)
select o.id, l.line, p.id, 1 + (o.id + l.line) % 3, p.price
  from orders o
  join (select 1 as line union all select 2 union all select 3) l
  join products p on p.id = 1 + (o.id * 7 + l.line) % 400;

update orders o
  join (select order_id, sum(quantity * price) as total from order_items group by order_id) i on i.order_id = o.id
   set o.total = i.total, o.paid_at = if(o.status = 'new', null, o.placed_at);

insert into page_views (customer_id, path, agent, took_ms, viewed_at)
with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 5000)
select if(n % 10 = 0, null, 1 + n % 1000), concat('/products/', n % 400), 'Mozilla/5.0', rand(n) * 300,
       date_add('2024-03-01', interval n second)
  from numbers;
