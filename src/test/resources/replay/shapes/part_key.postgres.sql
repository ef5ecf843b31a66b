create table wide_key (id integer, u integer unique, note text, primary key (id, u));
