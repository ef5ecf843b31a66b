create table uq (
    id int primary key, u int unique, w varchar(10) collate utf8mb4_bin, x int, note text, unique (w, x));
create table uq_required (
    id int primary key, code varchar(8) collate utf8mb4_bin not null unique, a int not null, b int not null, note text,
    unique (a, b));
