create table wide_key (id int, u int, note text, primary key (id, u), unique (u));
