create table plant (id int primary key, v varchar(10));
create table part (
    plant_id int, v varchar(4),
    foreign key (plant_id) references plant (id) on delete cascade on update cascade);
create table scrap (
    plant_id int, n int,
    foreign key (plant_id) references plant (id) on delete set null on update set null);
