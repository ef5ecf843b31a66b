create table region (id int primary key, code varchar(6) collate utf8mb4_bin unique, v varchar(10));
create table city (
    region_id int not null, no int, code varchar(6) collate utf8mb4_bin, v varchar(10), primary key (region_id, no),
    foreign key (region_id) references region (id) on delete cascade on update cascade,
    foreign key (code) references region (code) on delete set null on update cascade);
create table street (
    id int primary key, region_id int, no int, v varchar(10),
    foreign key (region_id, no) references city (region_id, no) on delete set null on update cascade);
