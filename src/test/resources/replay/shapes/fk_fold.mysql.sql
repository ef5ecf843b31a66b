create table country (code varchar(6) primary key, v varchar(10));
create table place (
    id int primary key, code varchar(6), v varchar(10),
    foreign key (code) references country (code) on delete cascade on update cascade);
create table visa (
    id int primary key, code varchar(6), v varchar(10),
    foreign key (code) references country (code) on delete set null on update set null);
