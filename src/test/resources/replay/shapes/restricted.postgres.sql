create table maker (id integer primary key, code varchar(6) unique, v varchar(10));
create table model (
    id integer primary key, maker_id integer references maker (id), maker_code varchar(6) references maker (code),
    v varchar(10));
