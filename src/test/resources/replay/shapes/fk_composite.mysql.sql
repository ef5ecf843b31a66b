create table doc (lang varchar(4) collate utf8mb4_bin, no int, v varchar(10), primary key (lang, no));
create table line (
    lang varchar(4) collate utf8mb4_bin, no int, n int, v varchar(10), primary key (lang, no, n),
    foreign key (lang, no) references doc (lang, no) on delete cascade on update cascade);
create table piece (
    id int primary key, lang varchar(4) collate utf8mb4_bin, no int, n int, v varchar(10),
    foreign key (lang, no, n) references line (lang, no, n) on delete set null on update cascade);
