create table reordered (
    u integer unique, dur interval, b varchar(10), gone integer, tags integer[], id integer primary key, a integer);
alter table reordered drop column gone;
