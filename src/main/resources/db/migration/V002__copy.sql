-- What a copy has done so far, so that the same command goes on where a killed one was.

alter table sch_chameleon.t_sources
    add column i_copy_of bigint references sch_chameleon.t_sources on delete cascade,
    add column b_keeps_tables boolean not null default false;
comment on column sch_chameleon.t_sources.b_keeps_tables is
    'its tables in the target are an application''s: a copy empties and fills them, and never drops them';
comment on column sch_chameleon.t_sources.i_copy_of is
    'the source whose copy this one stands for: its target schemas are those the copy is loaded into, its log holds what '
    'was written since the copy''s first snapshot. Not shown, and gone with the copy';

create table sch_chameleon.t_copies (
    i_id_source   bigint primary key references sch_chameleon.t_sources on delete cascade,
    i_id_loading  bigint not null references sch_chameleon.t_sources on delete cascade,
    ts_started    timestamptz not null default clock_timestamp()
);
comment on table sch_chameleon.t_copies is 'copies under way, one a source; a row stays when its command is killed';
comment on column sch_chameleon.t_copies.i_id_loading is 'the source that stands for the copy, see t_sources.i_copy_of';

create table sch_chameleon.t_copy_tables (
    i_id_source       bigint not null references sch_chameleon.t_copies on delete cascade,
    v_database        text not null,
    v_table           text not null,
    v_target_table    text not null,
    t_definition      text not null,
    t_design          text not null,
    t_binlog_name     text not null,
    i_binlog_position bigint not null,
    b_indexed         boolean not null default false,
    v_warnings        text[] not null default '{}',
    primary key (i_id_source, v_database, v_table)
);
comment on table sch_chameleon.t_copy_tables is 'how far the copy of each table is';
comment on column sch_chameleon.t_copy_tables.t_definition is 'SHOW CREATE TABLE at the table''s first snapshot';
comment on column sch_chameleon.t_copy_tables.t_design is
    'what the settings make of it: another design, and the table is copied from the start';
comment on column sch_chameleon.t_copy_tables.i_binlog_position is
    'with t_binlog_name: its first snapshot; rows written from there on are read again before the copy ends';
comment on column sch_chameleon.t_copy_tables.b_indexed is 'its rows, keys and indexes are complete';

create table sch_chameleon.t_copy_chunks (
    i_id_source     bigint not null,
    v_database      text not null,
    v_table         text not null,
    i_chunk         int not null,
    v_after         text[],
    v_up_to         text[],
    b_done          boolean not null default false,
    i_rows          bigint not null default 0,
    i_bytes         bigint not null default 0,
    i_refused       int not null default 0,
    jsb_adjustments jsonb not null default '{}',
    primary key (i_id_source, v_database, v_table, i_chunk),
    foreign key (i_id_source, v_database, v_table) references sch_chameleon.t_copy_tables on delete cascade
);
comment on table sch_chameleon.t_copy_chunks is 'the chunks of each table, in the order of its key';
comment on column sch_chameleon.t_copy_chunks.b_done is
    'its rows are in the loading schema: set in the transaction that wrote them';
comment on column sch_chameleon.t_copy_chunks.v_after is
    'the chunk''s rows have keys behind this one, as MySQL writes constants; null: from the first';
comment on column sch_chameleon.t_copy_chunks.v_up_to is 'the last key of the chunk; null: to the end';
