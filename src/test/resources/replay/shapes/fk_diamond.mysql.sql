create table top (id int primary key, v varchar(10));
create table port (
    id int primary key, top_id int, v varchar(10),
    foreign key (top_id) references top (id) on delete cascade on update cascade);
create table starboard (
    id int primary key, top_id int, v varchar(10),
    foreign key (top_id) references top (id) on delete cascade on update set null);
create table keel (
    id int primary key, port_id int, starboard_id int, v varchar(10),
    foreign key (port_id) references port (id) on delete cascade on update cascade,
    foreign key (starboard_id) references starboard (id) on delete set null on update cascade);
