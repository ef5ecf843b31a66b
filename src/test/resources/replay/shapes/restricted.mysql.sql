create table maker (id int primary key, code varchar(6) collate utf8mb4_bin unique, v varchar(10));
create table model (
    id int primary key, maker_id int, maker_code varchar(6) collate utf8mb4_bin, v varchar(10),
    foreign key (maker_id) references maker (id), foreign key (maker_code) references maker (code));
