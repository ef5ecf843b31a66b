create schema app;
create schema shop;
create type app.state as enum ('new', 'paid', 'sent');
create table shop.customer (
    id bigint generated always as identity primary key,
    name text not null check (name <> 'Mallory'),
    vip boolean not null default false,
    imported_at timestamptz not null default now(),
    remark text);
create table shop.orders (
    id bigint primary key,
    customer_id bigint not null,
    state app.state not null,
    amount numeric(10, 2) not null,
    total numeric generated always as (amount * 2) stored not null,
    placed timestamp not null,
    constraint of_customer foreign key (customer_id) references shop.customer on delete restrict);
create table app.visit (customer_id bigint constraint by_customer references shop.customer);
create table app.seen (what text);
comment on constraint of_customer on shop.orders is 'who pays';
create unique index customer_name on shop.customer (lower(name));
comment on index shop.customer_name is 'no two of a name';
create index orders_open on shop.orders (placed) where state = 'new';
create function app.see() returns trigger language plpgsql as $$
begin
    insert into app.seen values (tg_op);
    return null;
end $$;
create trigger sees after insert or update on shop.orders for each row execute function app.see();
create trigger silent after insert on shop.orders for each row execute function app.see();
alter table shop.orders disable trigger silent;
create view shop.paid as select id, amount from shop.orders where state = 'paid';
grant select on shop.orders to public;
insert into shop.customer (name) values ('Zoe');
insert into app.visit values (null)
