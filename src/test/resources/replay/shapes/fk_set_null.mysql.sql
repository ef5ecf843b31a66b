create table team (id int primary key, code varchar(6) collate utf8mb4_bin not null unique, v varchar(10));
create table member (
    id int primary key, team_code varchar(6) collate utf8mb4_bin, u int unique, v varchar(10),
    foreign key (team_code) references team (code) on delete set null on update set null);
create table badge (
    id int primary key, team_id int, v varchar(10),
    foreign key (team_id) references team (id) on delete cascade on update set null);
