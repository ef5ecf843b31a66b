create table node (
    id int primary key, parent_id int, v varchar(10),
    foreign key (parent_id) references node (id) on delete cascade);
create table person (
    id int primary key, boss_id int, v varchar(10),
    foreign key (boss_id) references person (id) on delete set null on update cascade);
create table leaf (
    id int primary key, node_id int, person_id int, v varchar(10),
    foreign key (node_id) references node (id) on delete cascade on update cascade,
    foreign key (person_id) references person (id) on delete set null on update cascade);
