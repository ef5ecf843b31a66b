-- The catalogue: what is replicated, from where, and how far. Names as pg_chameleon 1.8.2 has them where it has the thing.

create type sch_chameleon.en_src_status as enum
    ('ready', 'initialising', 'initialised', 'syncing', 'running', 'stopped', 'error');

create type sch_chameleon.en_binlog_event as enum ('delete', 'update', 'insert', 'ddl');

create type sch_chameleon.en_table_state as enum ('replicated', 'quarantined');

create type sch_chameleon.en_discard_state as enum ('open', 'applied', 'skipped', 'superseded');

create table sch_chameleon.t_sources (
    i_id_source      bigserial primary key,
    t_source         text not null unique,
    enm_status       sch_chameleon.en_src_status not null default 'ready',
    b_stop_requested boolean not null default false,
    t_message        text,
    ts_last_received timestamptz,
    ts_last_replay   timestamptz,
    v_log_table      text[] not null default '{}',
    i_discard_limit  bigint not null default 100,
    i_replay_lanes   int not null default 1,
    t_dependent_views text not null default 'recreate' check (t_dependent_views in ('recreate', 'cascade', 'fail')),
    i_ddl_lock_wait  bigint not null default 600000,
    jsb_column_types jsonb,
    ts_created       timestamptz not null default clock_timestamp()
);
comment on column sch_chameleon.t_sources.b_stop_requested is 'stop_replica asks here; the running process obeys';
comment on column sch_chameleon.t_sources.t_message is 'what is wrong and what to do; null when nothing is';
comment on column sch_chameleon.t_sources.ts_last_received is 'source''s commit time of the newest event in the log';
comment on column sch_chameleon.t_sources.ts_last_replay is 'source''s commit time of the newest event applied';
comment on column sch_chameleon.t_sources.v_log_table is 'the pair of log tables; the first is the one being filled';
comment on column sch_chameleon.t_sources.i_discard_limit is
    'open discarded rows of one table at which it goes to quarantine';
comment on column sch_chameleon.t_sources.i_replay_lanes is
    'sessions that replay disjoint groups of tables side by side; 1: all tables move together';

comment on column sch_chameleon.t_sources.t_dependent_views is
    'what happens to views of the target that stand in the way of a schema change';
comment on column sch_chameleon.t_sources.jsb_column_types is
    'what decided the types of the columns when the source was copied: overrides, and extensions with their schemas';
comment on column sch_chameleon.t_sources.i_ddl_lock_wait is
    'ms that a schema change waits for a lock in the target before its tables are set aside';

create table sch_chameleon.t_source_schemas (
    i_id_source     bigint not null references sch_chameleon.t_sources on delete cascade,
    v_source_schema text not null,
    v_dest_schema   text not null unique,
    primary key (i_id_source, v_source_schema)
);

-- one row a source, changed in every append: hence the free space
create table sch_chameleon.t_source_positions (
    i_id_source       bigint primary key references sch_chameleon.t_sources on delete cascade,
    t_server_uuid     text not null,
    t_binlog_name     text not null,
    i_binlog_position bigint not null,
    t_gtid_set        text,
    jsb_offset        jsonb not null,
    t_transaction     text,
    i_ordinal         bigint not null default 0,
    b_complete        boolean not null default true,
    i_appends         bigint not null default 0,
    ts_captured       timestamptz not null default clock_timestamp()
) with (fillfactor = 50);
comment on table sch_chameleon.t_source_positions is
    'where the log ends: the engine restarts at jsb_offset and what it sends again up to the watermark is dropped';
comment on column sch_chameleon.t_source_positions.t_transaction is
    'watermark: the last source transaction of which something was read, its GTID or where it starts';
comment on column sch_chameleon.t_source_positions.i_ordinal is 'watermark: events of that transaction read so far';
comment on column sch_chameleon.t_source_positions.b_complete is 'whether that transaction''s commit was read';
comment on column sch_chameleon.t_source_positions.i_appends is 'appends so far; an append names the count it expects';
comment on column sch_chameleon.t_source_positions.ts_captured is 'when capture last heard from the source';

create table sch_chameleon.t_source_heartbeats (
    i_id_source       bigint primary key references sch_chameleon.t_sources on delete cascade,
    ts_polled         timestamptz not null,
    t_binlog_name     text not null,
    i_binlog_position bigint not null,
    i_behind_bytes    bigint,
    ts_read_until     timestamptz
) with (fillfactor = 50);
comment on table sch_chameleon.t_source_heartbeats is 'the end of the source''s binlog as it was last asked for';
comment on column sch_chameleon.t_source_heartbeats.ts_read_until is
    'up to when all that the source committed is known to be in the log';

create table sch_chameleon.t_leases (
    i_id_source bigint primary key references sch_chameleon.t_sources on delete cascade,
    i_epoch     bigint not null default 0,
    t_holder    text,
    ts_renewed  timestamptz,
    ts_expires  timestamptz
) with (fillfactor = 50);

create table sch_chameleon.t_replica_batch (
    i_id_batch        bigserial primary key,
    i_id_source       bigint not null references sch_chameleon.t_sources on delete cascade,
    v_log_table       text not null,
    t_binlog_name     text not null,
    i_binlog_position bigint not null,
    t_gtid_set        text,
    b_started         boolean not null default false,
    b_processed       boolean not null default false,
    b_replayed        boolean not null default false,
    ts_created        timestamptz not null default clock_timestamp(),
    ts_processed      timestamptz,
    ts_replayed       timestamptz,
    i_events          bigint not null default 0,
    i_replayed        bigint not null default 0,
    i_skipped         bigint not null default 0,
    i_ddl             bigint not null default 0
);
comment on column sch_chameleon.t_replica_batch.b_processed is 'closed, at a commit of the source: ready for replay';
create unique index idx_t_replica_batch_open on sch_chameleon.t_replica_batch (i_id_source) where not b_processed;
create index idx_t_replica_batch_pending on sch_chameleon.t_replica_batch (i_id_source, i_id_batch)
    where b_processed and not b_replayed;

create table sch_chameleon.t_batch_events (
    i_id_batch       bigint primary key references sch_chameleon.t_replica_batch on delete cascade,
    i_first_event    bigint not null,
    i_last_event     bigint not null,
    i_replayed_event bigint not null,
    b_prepared       boolean not null default false
);
comment on table sch_chameleon.t_batch_events is
    'first and last event of a batch that is not replayed yet, and the replay pointer: all up to it is applied';
comment on column sch_chameleon.t_batch_events.b_prepared is
    'statements that must be committed before the next schema change are (new enum labels)';

create table sch_chameleon.t_log_replica (
    i_id_event        bigserial,
    i_id_batch        bigint not null,
    v_table_name      text not null,
    v_schema_name     text not null,
    enm_binlog_event  sch_chameleon.en_binlog_event not null,
    t_binlog_name     text not null,
    i_binlog_position bigint not null,
    ts_event_datetime timestamptz not null default clock_timestamp(),
    i_my_event_time   bigint not null,
    t_transaction     text not null,
    i_ordinal         bigint not null,
    jsb_event_data    jsonb,
    jsb_event_update  jsonb,
    t_query           text,
    b_cascades        boolean
);
comment on table sch_chameleon.t_log_replica is 'the change log; empty itself, each source has a pair of child tables';
comment on column sch_chameleon.t_log_replica.i_id_event is 'the order of replay';
comment on column sch_chameleon.t_log_replica.i_my_event_time is 'when the source committed, in ms since 1970';
comment on column sch_chameleon.t_log_replica.t_transaction is 'the source''s transaction: its GTID, or where it starts';
comment on column sch_chameleon.t_log_replica.i_ordinal is 'the event''s number within its transaction, from 1';
comment on column sch_chameleon.t_log_replica.jsb_event_data is
    'insert, update: the new row; delete: the old key and columns that others refer to, or the old row; ddl: its effects';
comment on column sch_chameleon.t_log_replica.jsb_event_update is
    'update: the old key and columns that others refer to where one changed; the old row without a key, or by setting';
comment on column sch_chameleon.t_log_replica.t_query is
    'ddl: the statements for the target; otherwise why a policy of the source refuses the row, null where none does';
comment on column sch_chameleon.t_log_replica.b_cascades is
    'the source changed rows of other tables with this one and did not log it: its foreign keys'' actions are replayed';

create table sch_chameleon.t_replay_holds (
    i_id_source       bigint primary key references sch_chameleon.t_sources on delete cascade,
    t_binlog_name     text not null,
    i_binlog_position bigint not null,
    ts_expires        timestamptz not null
);
comment on table sch_chameleon.t_replay_holds is
    'replay applies what stands before this place of the binlog and waits there, until the row goes or expires';

create table sch_chameleon.t_replica_tables (
    i_id_table        bigserial primary key,
    i_id_source       bigint not null references sch_chameleon.t_sources on delete cascade,
    v_table_name      text not null,
    v_schema_name     text not null,
    v_table_pkey      text[] not null default '{}',
    enm_state         sch_chameleon.en_table_state not null default 'replicated',
    b_copy_needed     boolean not null default false,
    t_reason          text,
    ts_state          timestamptz not null default clock_timestamp(),
    t_binlog_name     text,
    i_binlog_position bigint,
    t_gtid_set        text,
    i_snapshot_event  bigint,
    v_columns         text[] not null default '{}',
    i_discarded       bigint not null default 0,
    i_group           bigint,
    b_syncing         boolean not null default false,
    unique (i_id_source, v_schema_name, v_table_name)
);
comment on table sch_chameleon.t_replica_tables is 'the tables as replay sees them, at the replay pointer';
comment on column sch_chameleon.t_replica_tables.v_table_pkey is 'columns that identify a row; empty: none do';
comment on column sch_chameleon.t_replica_tables.t_reason is 'why the table is in quarantine or needs another copy';
comment on column sch_chameleon.t_replica_tables.i_snapshot_event is 'events up to this one are in the copied rows';
comment on column sch_chameleon.t_replica_tables.v_columns is 'columns that an event''s row has; empty: not known';
comment on column sch_chameleon.t_replica_tables.i_discarded is 'its open rows in t_discarded_rows';
comment on column sch_chameleon.t_replica_tables.i_group is
    'tables that foreign keys connect have the same number: they replay in one lane';
comment on column sch_chameleon.t_replica_tables.b_syncing is
    'the source''s sync, while it lives, copies the table: its events are kept for the new one as well';

create table sch_chameleon.t_replica_foreign_keys (
    i_id_table       bigint not null references sch_chameleon.t_replica_tables on delete cascade,
    v_name           text not null,
    v_columns        text[] not null,
    v_parent_schema  text not null,
    v_parent_table   text not null,
    v_parent_columns text[] not null,
    t_on_delete      text not null check (t_on_delete in ('cascade', 'set null', 'restrict')),
    t_on_update      text not null check (t_on_update in ('cascade', 'set null', 'restrict')),
    b_fold_case      boolean not null default false,
    primary key (i_id_table, v_name)
);
create index idx_t_replica_foreign_keys_parent
    on sch_chameleon.t_replica_foreign_keys (v_parent_schema, v_parent_table);
comment on table sch_chameleon.t_replica_foreign_keys is
    'the source''s foreign keys at the replay pointer, by target names; the target itself need not have them';
comment on column sch_chameleon.t_replica_foreign_keys.b_fold_case is 'the source compares their values without case';

create table sch_chameleon.t_cascaded_rows (
    i_id_cascade  bigserial primary key,
    i_id_source   bigint not null references sch_chameleon.t_sources on delete cascade,
    i_id_event    bigint not null,
    v_schema_name text not null,
    v_table_name  text not null,
    b_deleted     boolean not null,
    jsb_row       jsonb not null
);
create index idx_t_cascaded_rows on sch_chameleon.t_cascaded_rows (i_id_source, i_id_cascade);
comment on table sch_chameleon.t_cascaded_rows is
    'rows removed or changed by a replayed foreign key action, until the source was asked whether it did so as well';
comment on column sch_chameleon.t_cascaded_rows.jsb_row is 'the row''s key, or the row where its table has none';

create table sch_chameleon.t_replay_functions (
    i_id_table  bigint not null references sch_chameleon.t_replica_tables on delete cascade,
    v_log_table text not null,
    v_function  text not null,
    primary key (i_id_table, v_log_table)
);
comment on table sch_chameleon.t_replay_functions is
    'generated at a table''s first event in a log table, dropped by its schema changes';

create table sch_chameleon.t_replay_lanes (
    i_id_source bigint not null references sch_chameleon.t_sources on delete cascade,
    i_lane      int not null,
    i_to_event  bigint not null,
    b_done      boolean not null default false,
    i_replayed  bigint not null default 0,
    i_skipped   bigint not null default 0,
    primary key (i_id_source, i_lane)
) with (fillfactor = 50);
comment on table sch_chameleon.t_replay_lanes is
    'the slice that lanes are applying, one row a lane; empty between slices and where a source has one lane';

create table sch_chameleon.t_source_tables (
    i_id_source bigint not null references sch_chameleon.t_sources on delete cascade,
    v_database  text not null,
    v_table     text not null,
    jsb_table   jsonb not null,
    primary key (i_id_source, v_database, v_table)
);
comment on table sch_chameleon.t_source_tables is 'the source model at the end of the log, one row a table';

create table sch_chameleon.t_source_databases (
    i_id_source bigint not null references sch_chameleon.t_sources on delete cascade,
    v_database  text not null,
    t_charset   text not null,
    primary key (i_id_source, v_database)
);

create table sch_chameleon.t_schema_history (
    i_id_record bigserial primary key,
    i_id_source bigint not null references sch_chameleon.t_sources on delete cascade,
    jsb_record  jsonb not null
);
create index idx_t_schema_history on sch_chameleon.t_schema_history (i_id_source, i_id_record);
comment on table sch_chameleon.t_schema_history is 'the engine''s own schema history, as of jsb_offset exactly';

create table sch_chameleon.t_discarded_rows (
    i_id_row          bigserial primary key,
    i_id_source       bigint,
    i_id_batch        bigint,
    i_id_event        bigint,
    ts_discard        timestamptz not null default clock_timestamp(),
    v_schema_name     text not null,
    v_table_name      text not null,
    enm_binlog_event  sch_chameleon.en_binlog_event,
    t_binlog_name     text,
    i_binlog_position bigint,
    t_transaction     text,
    jsb_event_data    jsonb,
    jsb_event_update  jsonb,
    t_query           text,
    t_replaced        text,
    t_row_data        text,
    v_sqlstate        text,
    t_error           text not null,
    enm_state         sch_chameleon.en_discard_state not null default 'open',
    b_row_superseded  boolean not null default false,
    b_old_superseded  boolean not null default false,
    ts_resolved       timestamptz
);
create index idx_t_discarded_rows_open on sch_chameleon.t_discarded_rows (i_id_source, v_schema_name, v_table_name)
    where enm_state = 'open';
comment on column sch_chameleon.t_discarded_rows.t_replaced is
    'ddl: the refused statements, where an operator gave others in t_query';
comment on column sch_chameleon.t_discarded_rows.t_row_data is 'the row as the copy read it, where it was no event';
comment on column sch_chameleon.t_discarded_rows.b_row_superseded is
    'a later event of the row''s key was applied: the discarded one must not be any more';
comment on column sch_chameleon.t_discarded_rows.b_old_superseded is
    'the same for the old key of an update that changed it';

create table sch_chameleon.t_quarantined_events (
    i_id_source bigint not null references sch_chameleon.t_sources on delete cascade,
    like sch_chameleon.t_log_replica,
    b_applied   boolean not null default false,
    primary key (i_id_source, i_id_event)
);
comment on column sch_chameleon.t_quarantined_events.b_applied is
    'it was applied as well: it is kept for the table that a sync is copying';
create table sch_chameleon.t_retry_events (
    like sch_chameleon.t_log_replica,
    primary key (i_id_event)
);
comment on table sch_chameleon.t_retry_events is 'events that retry_errors and skip_errors are applying; empty else';

comment on table sch_chameleon.t_quarantined_events is 'events of tables in quarantine, kept for when the table goes on';

create table sch_chameleon.t_syncs (
    i_id_source bigint primary key references sch_chameleon.t_sources on delete cascade,
    i_id_sync   bigserial,
    t_holder    text not null,
    ts_started  timestamptz not null default clock_timestamp(),
    ts_expires  timestamptz not null,
    v_tables    text[] not null default '{}'
) with (fillfactor = 50);
comment on table sch_chameleon.t_syncs is
    'the sync_tables that is at work for a source; dead once it expired: replay goes on without it';
comment on column sch_chameleon.t_syncs.v_tables is 'the tables that it copies, by their names in the source';

create table sch_chameleon.t_sync_requests (
    i_id_source bigint not null references sch_chameleon.t_sources on delete cascade,
    v_database  text not null,
    v_table     text not null,
    t_problem   text,
    primary key (i_id_source, v_database, v_table)
);
comment on table sch_chameleon.t_sync_requests is
    'tables whose structure capture is to read from the source anew, as a sync asks; the process that replicates obeys';
comment on column sch_chameleon.t_sync_requests.t_problem is 'why it could not; null where it was not tried yet';

create table sch_chameleon.t_kept_cascades (
    i_id_cascade      bigserial primary key,
    i_id_source       bigint not null references sch_chameleon.t_sources on delete cascade,
    i_id_event        bigint not null,
    v_schema_name     text not null,
    v_table_name      text not null,
    v_name            text not null,
    v_rows            jsonb[] not null,
    v_new_rows        jsonb[],
    t_transaction     text,
    t_binlog_name     text,
    i_binlog_position bigint
);
create index idx_t_kept_cascades on sch_chameleon.t_kept_cascades (i_id_source, i_id_cascade);
comment on table sch_chameleon.t_kept_cascades is
    'foreign key actions on tables that a sync is copying: they were replayed, and are again on the new table';
comment on column sch_chameleon.t_kept_cascades.v_rows is 'the parent rows as they were; v_new_rows as they are, null where they went';

create table sch_chameleon.t_ddl_log (
    i_id_ddl          bigserial primary key,
    i_id_source       bigint not null references sch_chameleon.t_sources on delete cascade,
    ts_event          timestamptz not null,
    t_binlog_name     text not null,
    i_binlog_position bigint not null,
    t_transaction     text not null,
    v_database        text,
    t_mysql           text not null,
    t_postgres        text,
    t_outcome         text not null check (t_outcome in ('translated', 'ignored', 'unsupported')),
    t_reason          text
);
create index idx_t_ddl_log on sch_chameleon.t_ddl_log (i_id_source, i_id_ddl);

create table sch_chameleon.t_ddl_warnings (
    i_id_warning bigserial primary key,
    i_id_source  bigint not null references sch_chameleon.t_sources on delete cascade,
    ts_warning   timestamptz not null default clock_timestamp(),
    t_code       text not null,
    v_database   text not null,
    v_table      text not null,
    t_warning    text not null
);

create table sch_chameleon.t_dropped_views (
    i_id_view         bigserial primary key,
    i_id_source       bigint not null references sch_chameleon.t_sources on delete cascade,
    ts_dropped        timestamptz not null default clock_timestamp(),
    v_schema_name     text not null,
    v_view_name       text not null,
    t_kind            text not null,
    t_definition      text not null,
    t_reason          text not null,
    t_binlog_name     text not null,
    i_binlog_position bigint not null
);
comment on table sch_chameleon.t_dropped_views is
    'views and rules of the target that gave way to a schema change and could not be created again';
comment on column sch_chameleon.t_dropped_views.t_definition is 'the statements that create it, with rights and comments';

create table sch_chameleon.t_names_left (
    i_id_source   bigint not null references sch_chameleon.t_sources on delete cascade,
    v_schema_name text not null,
    v_table_name  text not null,
    t_transaction text not null,
    o_relation    oid not null,
    jsb_views     jsonb not null,
    jsb_grants    jsonb not null,
    primary key (i_id_source, v_schema_name, v_table_name)
);
comment on table sch_chameleon.t_names_left is
    'tables that lost their name in the last source transaction that did so, with what belongs to the name: another table may take it';

create table sch_chameleon.t_ddl_waits (
    i_id_source bigint not null references sch_chameleon.t_sources on delete cascade,
    i_id_event  bigint not null,
    ts_since    timestamptz not null default clock_timestamp(),
    ts_next     timestamptz not null default clock_timestamp(),
    b_set_aside boolean not null default false,
    t_waits_for text not null,
    primary key (i_id_source, i_id_event)
);
comment on table sch_chameleon.t_ddl_waits is 'schema changes that wait for a lock which sessions of the target hold';
comment on column sch_chameleon.t_ddl_waits.b_set_aside is 'its tables are in quarantine until the lock is free';

create table sch_chameleon.t_value_adjustments (
    i_id_source   bigint not null references sch_chameleon.t_sources on delete cascade,
    v_schema_name text not null,
    v_table_name  text not null,
    v_column_name text not null,
    t_adjustment  text not null,
    i_count       bigint not null,
    ts_last       timestamptz not null default clock_timestamp(),
    primary key (i_id_source, v_schema_name, v_table_name, v_column_name, t_adjustment)
);
comment on table sch_chameleon.t_value_adjustments is
    'values that PostgreSQL cannot hold as they are, by what was done to them: nothing is changed in silence';

create table sch_chameleon.t_error_log (
    i_id_log    bigserial primary key,
    i_id_source bigint references sch_chameleon.t_sources on delete cascade,
    ts_error    timestamptz not null default clock_timestamp(),
    t_stage     text not null,
    t_code      text not null,
    t_error     text not null
);
create index idx_t_error_log on sch_chameleon.t_error_log (i_id_source, i_id_log);
