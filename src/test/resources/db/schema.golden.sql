create type en_binlog_event as enum ('delete', 'update', 'insert', 'ddl');

create type en_discard_state as enum ('open', 'applied', 'skipped', 'superseded');

create type en_src_status as enum ('ready', 'initialising', 'initialised', 'syncing', 'running', 'stopped', 'error');

create type en_table_state as enum ('replicated', 'quarantined');

create table t_batch_events (
    i_id_batch bigint not null,
    i_first_event bigint not null,
    i_last_event bigint not null,
    i_replayed_event bigint not null,
    b_prepared boolean not null default false,
    constraint t_batch_events_i_id_batch_fkey FOREIGN KEY (i_id_batch) REFERENCES sch_chameleon.t_replica_batch(i_id_batch) ON DELETE CASCADE,
    constraint t_batch_events_pkey PRIMARY KEY (i_id_batch)
);
comment on table t_batch_events is 'first and last event of a batch that is not replayed yet, and the replay pointer: all up to it is applied';
comment on column t_batch_events.b_prepared is 'statements that must be committed before the next schema change are (new enum labels)';

create table t_cascaded_rows (
    i_id_cascade bigint not null default nextval('sch_chameleon.t_cascaded_rows_i_id_cascade_seq'::regclass),
    i_id_source bigint not null,
    i_id_event bigint not null,
    v_schema_name text not null,
    v_table_name text not null,
    b_deleted boolean not null,
    jsb_row jsonb not null,
    constraint t_cascaded_rows_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_cascaded_rows_pkey PRIMARY KEY (i_id_cascade)
);
comment on table t_cascaded_rows is 'rows removed or changed by a replayed foreign key action, until the source was asked whether it did so as well';
comment on column t_cascaded_rows.jsb_row is 'the row''s key, or the row where its table has none';

create table t_copies (
    i_id_source bigint not null,
    i_id_loading bigint not null,
    ts_started timestamp with time zone not null default clock_timestamp(),
    constraint t_copies_i_id_loading_fkey FOREIGN KEY (i_id_loading) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_copies_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_copies_pkey PRIMARY KEY (i_id_source)
);
comment on table t_copies is 'copies under way, one a source; a row stays when its command is killed';
comment on column t_copies.i_id_loading is 'the source that stands for the copy, see t_sources.i_copy_of';

create table t_copy_chunks (
    i_id_source bigint not null,
    v_database text not null,
    v_table text not null,
    i_chunk integer not null,
    v_after text[],
    v_up_to text[],
    b_done boolean not null default false,
    i_rows bigint not null default 0,
    i_bytes bigint not null default 0,
    i_refused integer not null default 0,
    jsb_adjustments jsonb not null default '{}'::jsonb,
    constraint t_copy_chunks_i_id_source_v_database_v_table_fkey FOREIGN KEY (i_id_source, v_database, v_table) REFERENCES sch_chameleon.t_copy_tables(i_id_source, v_database, v_table) ON DELETE CASCADE,
    constraint t_copy_chunks_pkey PRIMARY KEY (i_id_source, v_database, v_table, i_chunk)
);
comment on table t_copy_chunks is 'the chunks of each table, in the order of its key';
comment on column t_copy_chunks.v_after is 'the chunk''s rows have keys behind this one, as MySQL writes constants; null: from the first';
comment on column t_copy_chunks.v_up_to is 'the last key of the chunk; null: to the end';
comment on column t_copy_chunks.b_done is 'its rows are in the loading schema: set in the transaction that wrote them';

create table t_copy_tables (
    i_id_source bigint not null,
    v_database text not null,
    v_table text not null,
    v_target_table text not null,
    t_definition text not null,
    t_design text not null,
    t_binlog_name text not null,
    i_binlog_position bigint not null,
    b_indexed boolean not null default false,
    v_warnings text[] not null default '{}'::text[],
    constraint t_copy_tables_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_copies(i_id_source) ON DELETE CASCADE,
    constraint t_copy_tables_pkey PRIMARY KEY (i_id_source, v_database, v_table)
);
comment on table t_copy_tables is 'how far the copy of each table is';
comment on column t_copy_tables.t_definition is 'SHOW CREATE TABLE at the table''s first snapshot';
comment on column t_copy_tables.t_design is 'what the settings make of it: another design, and the table is copied from the start';
comment on column t_copy_tables.i_binlog_position is 'with t_binlog_name: its first snapshot; rows written from there on are read again before the copy ends';
comment on column t_copy_tables.b_indexed is 'its rows, keys and indexes are complete';

create table t_ddl_log (
    i_id_ddl bigint not null default nextval('sch_chameleon.t_ddl_log_i_id_ddl_seq'::regclass),
    i_id_source bigint not null,
    ts_event timestamp with time zone not null,
    t_binlog_name text not null,
    i_binlog_position bigint not null,
    t_transaction text not null,
    v_database text,
    t_mysql text not null,
    t_postgres text,
    t_outcome text not null,
    t_reason text,
    constraint t_ddl_log_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_ddl_log_pkey PRIMARY KEY (i_id_ddl),
    constraint t_ddl_log_t_outcome_check CHECK ((t_outcome = ANY (ARRAY['translated'::text, 'ignored'::text, 'unsupported'::text])))
);

create table t_ddl_waits (
    i_id_source bigint not null,
    i_id_event bigint not null,
    ts_since timestamp with time zone not null default clock_timestamp(),
    ts_next timestamp with time zone not null default clock_timestamp(),
    b_set_aside boolean not null default false,
    t_waits_for text not null,
    constraint t_ddl_waits_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_ddl_waits_pkey PRIMARY KEY (i_id_source, i_id_event)
);
comment on table t_ddl_waits is 'schema changes that wait for a lock which sessions of the target hold';
comment on column t_ddl_waits.b_set_aside is 'its tables are in quarantine until the lock is free';

create table t_ddl_warnings (
    i_id_warning bigint not null default nextval('sch_chameleon.t_ddl_warnings_i_id_warning_seq'::regclass),
    i_id_source bigint not null,
    ts_warning timestamp with time zone not null default clock_timestamp(),
    t_code text not null,
    v_database text not null,
    v_table text not null,
    t_warning text not null,
    constraint t_ddl_warnings_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_ddl_warnings_pkey PRIMARY KEY (i_id_warning)
);

create table t_discarded_rows (
    i_id_row bigint not null default nextval('sch_chameleon.t_discarded_rows_i_id_row_seq'::regclass),
    i_id_source bigint,
    i_id_batch bigint,
    i_id_event bigint,
    ts_discard timestamp with time zone not null default clock_timestamp(),
    v_schema_name text not null,
    v_table_name text not null,
    enm_binlog_event sch_chameleon.en_binlog_event,
    t_binlog_name text,
    i_binlog_position bigint,
    t_transaction text,
    jsb_event_data jsonb,
    jsb_event_update jsonb,
    t_query text,
    t_replaced text,
    t_row_data text,
    v_sqlstate text,
    t_error text not null,
    enm_state sch_chameleon.en_discard_state not null default 'open'::sch_chameleon.en_discard_state,
    b_row_superseded boolean not null default false,
    b_old_superseded boolean not null default false,
    ts_resolved timestamp with time zone,
    constraint t_discarded_rows_pkey PRIMARY KEY (i_id_row)
);
comment on column t_discarded_rows.t_replaced is 'ddl: the refused statements, where an operator gave others in t_query';
comment on column t_discarded_rows.t_row_data is 'the row as the copy read it, where it was no event';
comment on column t_discarded_rows.b_row_superseded is 'a later event of the row''s key was applied: the discarded one must not be any more';
comment on column t_discarded_rows.b_old_superseded is 'the same for the old key of an update that changed it';

create table t_dropped_views (
    i_id_view bigint not null default nextval('sch_chameleon.t_dropped_views_i_id_view_seq'::regclass),
    i_id_source bigint not null,
    ts_dropped timestamp with time zone not null default clock_timestamp(),
    v_schema_name text not null,
    v_view_name text not null,
    t_kind text not null,
    t_definition text not null,
    t_reason text not null,
    t_binlog_name text not null,
    i_binlog_position bigint not null,
    constraint t_dropped_views_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_dropped_views_pkey PRIMARY KEY (i_id_view)
);
comment on table t_dropped_views is 'views and rules of the target that gave way to a schema change and could not be created again';
comment on column t_dropped_views.t_definition is 'the statements that create it, with rights and comments';

create table t_error_log (
    i_id_log bigint not null default nextval('sch_chameleon.t_error_log_i_id_log_seq'::regclass),
    i_id_source bigint,
    ts_error timestamp with time zone not null default clock_timestamp(),
    t_stage text not null,
    t_code text not null,
    t_error text not null,
    constraint t_error_log_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_error_log_pkey PRIMARY KEY (i_id_log)
);

create table t_kept_cascades (
    i_id_cascade bigint not null default nextval('sch_chameleon.t_kept_cascades_i_id_cascade_seq'::regclass),
    i_id_source bigint not null,
    i_id_event bigint not null,
    v_schema_name text not null,
    v_table_name text not null,
    v_name text not null,
    v_rows jsonb[] not null,
    v_new_rows jsonb[],
    t_transaction text,
    t_binlog_name text,
    i_binlog_position bigint,
    constraint t_kept_cascades_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_kept_cascades_pkey PRIMARY KEY (i_id_cascade)
);
comment on table t_kept_cascades is 'foreign key actions on tables that a sync is copying: they were replayed, and are again on the new table';
comment on column t_kept_cascades.v_rows is 'the parent rows as they were; v_new_rows as they are, null where they went';

create table t_leases (
    i_id_source bigint not null,
    i_epoch bigint not null default 0,
    t_holder text,
    ts_renewed timestamp with time zone,
    ts_expires timestamp with time zone,
    constraint t_leases_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_leases_pkey PRIMARY KEY (i_id_source)
) with (fillfactor=50);

create table t_log_replica (
    i_id_event bigint not null default nextval('sch_chameleon.t_log_replica_i_id_event_seq'::regclass),
    i_id_batch bigint not null,
    v_table_name text not null,
    v_schema_name text not null,
    enm_binlog_event sch_chameleon.en_binlog_event not null,
    t_binlog_name text not null,
    i_binlog_position bigint not null,
    ts_event_datetime timestamp with time zone not null default clock_timestamp(),
    i_my_event_time bigint not null,
    t_transaction text not null,
    i_ordinal bigint not null,
    jsb_event_data jsonb,
    jsb_event_update jsonb,
    t_query text,
    b_cascades boolean
);
comment on table t_log_replica is 'the change log; empty itself, each source has a pair of child tables';
comment on column t_log_replica.i_id_event is 'the order of replay';
comment on column t_log_replica.i_my_event_time is 'when the source committed, in ms since 1970';
comment on column t_log_replica.t_transaction is 'the source''s transaction: its GTID, or where it starts';
comment on column t_log_replica.i_ordinal is 'the event''s number within its transaction, from 1';
comment on column t_log_replica.jsb_event_data is 'insert, update: the new row; delete: the old key and columns that others refer to, or the old row; ddl: its effects';
comment on column t_log_replica.jsb_event_update is 'update: the old key and columns that others refer to where one changed; the old row without a key, or by setting';
comment on column t_log_replica.t_query is 'ddl: the statements for the target; otherwise why a policy of the source refuses the row, null where none does';
comment on column t_log_replica.b_cascades is 'the source changed rows of other tables with this one and did not log it: its foreign keys'' actions are replayed';

create table t_names_left (
    i_id_source bigint not null,
    v_schema_name text not null,
    v_table_name text not null,
    t_transaction text not null,
    o_relation oid not null,
    jsb_views jsonb not null,
    jsb_grants jsonb not null,
    constraint t_names_left_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_names_left_pkey PRIMARY KEY (i_id_source, v_schema_name, v_table_name)
);
comment on table t_names_left is 'tables that lost their name in the last source transaction that did so, with what belongs to the name: another table may take it';

create table t_quarantined_events (
    i_id_source bigint not null,
    i_id_event bigint not null,
    i_id_batch bigint not null,
    v_table_name text not null,
    v_schema_name text not null,
    enm_binlog_event sch_chameleon.en_binlog_event not null,
    t_binlog_name text not null,
    i_binlog_position bigint not null,
    ts_event_datetime timestamp with time zone not null,
    i_my_event_time bigint not null,
    t_transaction text not null,
    i_ordinal bigint not null,
    jsb_event_data jsonb,
    jsb_event_update jsonb,
    t_query text,
    b_cascades boolean,
    b_applied boolean not null default false,
    constraint t_quarantined_events_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_quarantined_events_pkey PRIMARY KEY (i_id_source, i_id_event)
);
comment on table t_quarantined_events is 'events of tables in quarantine, kept for when the table goes on';
comment on column t_quarantined_events.b_applied is 'it was applied as well: it is kept for the table that a sync is copying';

create table t_replay_functions (
    i_id_table bigint not null,
    v_log_table text not null,
    v_function text not null,
    constraint t_replay_functions_i_id_table_fkey FOREIGN KEY (i_id_table) REFERENCES sch_chameleon.t_replica_tables(i_id_table) ON DELETE CASCADE,
    constraint t_replay_functions_pkey PRIMARY KEY (i_id_table, v_log_table)
);
comment on table t_replay_functions is 'generated at a table''s first event in a log table, dropped by its schema changes';

create table t_replay_holds (
    i_id_source bigint not null,
    t_binlog_name text not null,
    i_binlog_position bigint not null,
    ts_expires timestamp with time zone not null,
    constraint t_replay_holds_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_replay_holds_pkey PRIMARY KEY (i_id_source)
);
comment on table t_replay_holds is 'replay applies what stands before this place of the binlog and waits there, until the row goes or expires';

create table t_replay_lanes (
    i_id_source bigint not null,
    i_lane integer not null,
    i_to_event bigint not null,
    b_done boolean not null default false,
    i_replayed bigint not null default 0,
    i_skipped bigint not null default 0,
    constraint t_replay_lanes_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_replay_lanes_pkey PRIMARY KEY (i_id_source, i_lane)
) with (fillfactor=50);
comment on table t_replay_lanes is 'the slice that lanes are applying, one row a lane; empty between slices and where a source has one lane';

create table t_replica_batch (
    i_id_batch bigint not null default nextval('sch_chameleon.t_replica_batch_i_id_batch_seq'::regclass),
    i_id_source bigint not null,
    v_log_table text not null,
    t_binlog_name text not null,
    i_binlog_position bigint not null,
    t_gtid_set text,
    b_started boolean not null default false,
    b_processed boolean not null default false,
    b_replayed boolean not null default false,
    ts_created timestamp with time zone not null default clock_timestamp(),
    ts_processed timestamp with time zone,
    ts_replayed timestamp with time zone,
    i_events bigint not null default 0,
    i_replayed bigint not null default 0,
    i_skipped bigint not null default 0,
    i_ddl bigint not null default 0,
    constraint t_replica_batch_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_replica_batch_pkey PRIMARY KEY (i_id_batch)
);
comment on column t_replica_batch.b_processed is 'closed, at a commit of the source: ready for replay';

create table t_replica_foreign_keys (
    i_id_table bigint not null,
    v_name text not null,
    v_columns text[] not null,
    v_parent_schema text not null,
    v_parent_table text not null,
    v_parent_columns text[] not null,
    t_on_delete text not null,
    t_on_update text not null,
    b_fold_case boolean not null default false,
    constraint t_replica_foreign_keys_i_id_table_fkey FOREIGN KEY (i_id_table) REFERENCES sch_chameleon.t_replica_tables(i_id_table) ON DELETE CASCADE,
    constraint t_replica_foreign_keys_pkey PRIMARY KEY (i_id_table, v_name),
    constraint t_replica_foreign_keys_t_on_delete_check CHECK ((t_on_delete = ANY (ARRAY['cascade'::text, 'set null'::text, 'restrict'::text]))),
    constraint t_replica_foreign_keys_t_on_update_check CHECK ((t_on_update = ANY (ARRAY['cascade'::text, 'set null'::text, 'restrict'::text])))
);
comment on table t_replica_foreign_keys is 'the source''s foreign keys at the replay pointer, by target names; the target itself need not have them';
comment on column t_replica_foreign_keys.b_fold_case is 'the source compares their values without case';

create table t_replica_tables (
    i_id_table bigint not null default nextval('sch_chameleon.t_replica_tables_i_id_table_seq'::regclass),
    i_id_source bigint not null,
    v_table_name text not null,
    v_schema_name text not null,
    v_table_pkey text[] not null default '{}'::text[],
    enm_state sch_chameleon.en_table_state not null default 'replicated'::sch_chameleon.en_table_state,
    b_copy_needed boolean not null default false,
    t_reason text,
    ts_state timestamp with time zone not null default clock_timestamp(),
    t_binlog_name text,
    i_binlog_position bigint,
    t_gtid_set text,
    i_snapshot_event bigint,
    v_columns text[] not null default '{}'::text[],
    i_discarded bigint not null default 0,
    i_group bigint,
    b_syncing boolean not null default false,
    constraint t_replica_tables_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_replica_tables_i_id_source_v_schema_name_v_table_name_key UNIQUE (i_id_source, v_schema_name, v_table_name),
    constraint t_replica_tables_pkey PRIMARY KEY (i_id_table)
);
comment on table t_replica_tables is 'the tables as replay sees them, at the replay pointer';
comment on column t_replica_tables.v_table_pkey is 'columns that identify a row; empty: none do';
comment on column t_replica_tables.t_reason is 'why the table is in quarantine or needs another copy';
comment on column t_replica_tables.i_snapshot_event is 'events up to this one are in the copied rows';
comment on column t_replica_tables.v_columns is 'columns that an event''s row has; empty: not known';
comment on column t_replica_tables.i_discarded is 'its open rows in t_discarded_rows';
comment on column t_replica_tables.i_group is 'tables that foreign keys connect have the same number: they replay in one lane';
comment on column t_replica_tables.b_syncing is 'the source''s sync, while it lives, copies the table: its events are kept for the new one as well';

create table t_retry_events (
    i_id_event bigint not null,
    i_id_batch bigint not null,
    v_table_name text not null,
    v_schema_name text not null,
    enm_binlog_event sch_chameleon.en_binlog_event not null,
    t_binlog_name text not null,
    i_binlog_position bigint not null,
    ts_event_datetime timestamp with time zone not null,
    i_my_event_time bigint not null,
    t_transaction text not null,
    i_ordinal bigint not null,
    jsb_event_data jsonb,
    jsb_event_update jsonb,
    t_query text,
    b_cascades boolean,
    constraint t_retry_events_pkey PRIMARY KEY (i_id_event)
);
comment on table t_retry_events is 'events that retry_errors and skip_errors are applying; empty else';

create table t_schema_history (
    i_id_record bigint not null default nextval('sch_chameleon.t_schema_history_i_id_record_seq'::regclass),
    i_id_source bigint not null,
    jsb_record jsonb not null,
    constraint t_schema_history_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_schema_history_pkey PRIMARY KEY (i_id_record)
);
comment on table t_schema_history is 'the engine''s own schema history, as of jsb_offset exactly';

create table t_source_databases (
    i_id_source bigint not null,
    v_database text not null,
    t_charset text not null,
    constraint t_source_databases_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_source_databases_pkey PRIMARY KEY (i_id_source, v_database)
);

create table t_source_heartbeats (
    i_id_source bigint not null,
    ts_polled timestamp with time zone not null,
    t_binlog_name text not null,
    i_binlog_position bigint not null,
    i_behind_bytes bigint,
    ts_read_until timestamp with time zone,
    constraint t_source_heartbeats_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_source_heartbeats_pkey PRIMARY KEY (i_id_source)
) with (fillfactor=50);
comment on table t_source_heartbeats is 'the end of the source''s binlog as it was last asked for';
comment on column t_source_heartbeats.ts_read_until is 'up to when all that the source committed is known to be in the log';

create table t_source_positions (
    i_id_source bigint not null,
    t_server_uuid text not null,
    t_binlog_name text not null,
    i_binlog_position bigint not null,
    t_gtid_set text,
    jsb_offset jsonb not null,
    t_transaction text,
    i_ordinal bigint not null default 0,
    b_complete boolean not null default true,
    i_appends bigint not null default 0,
    ts_captured timestamp with time zone not null default clock_timestamp(),
    constraint t_source_positions_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_source_positions_pkey PRIMARY KEY (i_id_source)
) with (fillfactor=50);
comment on table t_source_positions is 'where the log ends: the engine restarts at jsb_offset and what it sends again up to the watermark is dropped';
comment on column t_source_positions.t_transaction is 'watermark: the last source transaction of which something was read, its GTID or where it starts';
comment on column t_source_positions.i_ordinal is 'watermark: events of that transaction read so far';
comment on column t_source_positions.b_complete is 'whether that transaction''s commit was read';
comment on column t_source_positions.i_appends is 'appends so far; an append names the count it expects';
comment on column t_source_positions.ts_captured is 'when capture last heard from the source';

create table t_source_schemas (
    i_id_source bigint not null,
    v_source_schema text not null,
    v_dest_schema text not null,
    constraint t_source_schemas_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_source_schemas_pkey PRIMARY KEY (i_id_source, v_source_schema),
    constraint t_source_schemas_v_dest_schema_key UNIQUE (v_dest_schema)
);

create table t_source_tables (
    i_id_source bigint not null,
    v_database text not null,
    v_table text not null,
    jsb_table jsonb not null,
    constraint t_source_tables_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_source_tables_pkey PRIMARY KEY (i_id_source, v_database, v_table)
);
comment on table t_source_tables is 'the source model at the end of the log, one row a table';

create table t_sources (
    i_id_source bigint not null default nextval('sch_chameleon.t_sources_i_id_source_seq'::regclass),
    t_source text not null,
    enm_status sch_chameleon.en_src_status not null default 'ready'::sch_chameleon.en_src_status,
    b_stop_requested boolean not null default false,
    t_message text,
    ts_last_received timestamp with time zone,
    ts_last_replay timestamp with time zone,
    v_log_table text[] not null default '{}'::text[],
    i_discard_limit bigint not null default 100,
    i_replay_lanes integer not null default 1,
    t_dependent_views text not null default 'recreate'::text,
    i_ddl_lock_wait bigint not null default 600000,
    jsb_column_types jsonb,
    ts_created timestamp with time zone not null default clock_timestamp(),
    i_copy_of bigint,
    b_keeps_tables boolean not null default false,
    constraint t_sources_i_copy_of_fkey FOREIGN KEY (i_copy_of) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_sources_pkey PRIMARY KEY (i_id_source),
    constraint t_sources_t_dependent_views_check CHECK ((t_dependent_views = ANY (ARRAY['recreate'::text, 'cascade'::text, 'fail'::text]))),
    constraint t_sources_t_source_key UNIQUE (t_source)
);
comment on column t_sources.b_stop_requested is 'stop_replica asks here; the running process obeys';
comment on column t_sources.t_message is 'what is wrong and what to do; null when nothing is';
comment on column t_sources.ts_last_received is 'source''s commit time of the newest event in the log';
comment on column t_sources.ts_last_replay is 'source''s commit time of the newest event applied';
comment on column t_sources.v_log_table is 'the pair of log tables; the first is the one being filled';
comment on column t_sources.i_discard_limit is 'open discarded rows of one table at which it goes to quarantine';
comment on column t_sources.i_replay_lanes is 'sessions that replay disjoint groups of tables side by side; 1: all tables move together';
comment on column t_sources.t_dependent_views is 'what happens to views of the target that stand in the way of a schema change';
comment on column t_sources.i_ddl_lock_wait is 'ms that a schema change waits for a lock in the target before its tables are set aside';
comment on column t_sources.jsb_column_types is 'what decided the types of the columns when the source was copied: overrides, and extensions with their schemas';
comment on column t_sources.i_copy_of is 'the source whose copy this one stands for: its target schemas are those the copy is loaded into, its log holds what was written since the copy''s first snapshot. Not shown, and gone with the copy';
comment on column t_sources.b_keeps_tables is 'its tables in the target are an application''s: a copy empties and fills them, and never drops them';

create table t_sync_requests (
    i_id_source bigint not null,
    v_database text not null,
    v_table text not null,
    t_problem text,
    constraint t_sync_requests_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_sync_requests_pkey PRIMARY KEY (i_id_source, v_database, v_table)
);
comment on table t_sync_requests is 'tables whose structure capture is to read from the source anew, as a sync asks; the process that replicates obeys';
comment on column t_sync_requests.t_problem is 'why it could not; null where it was not tried yet';

create table t_syncs (
    i_id_source bigint not null,
    i_id_sync bigint not null default nextval('sch_chameleon.t_syncs_i_id_sync_seq'::regclass),
    t_holder text not null,
    ts_started timestamp with time zone not null default clock_timestamp(),
    ts_expires timestamp with time zone not null,
    v_tables text[] not null default '{}'::text[],
    constraint t_syncs_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_syncs_pkey PRIMARY KEY (i_id_source)
) with (fillfactor=50);
comment on table t_syncs is 'the sync_tables that is at work for a source; dead once it expired: replay goes on without it';
comment on column t_syncs.v_tables is 'the tables that it copies, by their names in the source';

create table t_value_adjustments (
    i_id_source bigint not null,
    v_schema_name text not null,
    v_table_name text not null,
    v_column_name text not null,
    t_adjustment text not null,
    i_count bigint not null,
    ts_last timestamp with time zone not null default clock_timestamp(),
    constraint t_value_adjustments_i_id_source_fkey FOREIGN KEY (i_id_source) REFERENCES sch_chameleon.t_sources(i_id_source) ON DELETE CASCADE,
    constraint t_value_adjustments_pkey PRIMARY KEY (i_id_source, v_schema_name, v_table_name, v_column_name, t_adjustment)
);
comment on table t_value_adjustments is 'values that PostgreSQL cannot hold as they are, by what was done to them: nothing is changed in silence';

CREATE INDEX idx_t_cascaded_rows ON sch_chameleon.t_cascaded_rows USING btree (i_id_source, i_id_cascade);

CREATE INDEX idx_t_ddl_log ON sch_chameleon.t_ddl_log USING btree (i_id_source, i_id_ddl);

CREATE INDEX idx_t_discarded_rows_open ON sch_chameleon.t_discarded_rows USING btree (i_id_source, v_schema_name, v_table_name) WHERE (enm_state = 'open'::sch_chameleon.en_discard_state);

CREATE INDEX idx_t_error_log ON sch_chameleon.t_error_log USING btree (i_id_source, i_id_log);

CREATE INDEX idx_t_kept_cascades ON sch_chameleon.t_kept_cascades USING btree (i_id_source, i_id_cascade);

CREATE UNIQUE INDEX idx_t_replica_batch_open ON sch_chameleon.t_replica_batch USING btree (i_id_source) WHERE (NOT b_processed);

CREATE INDEX idx_t_replica_batch_pending ON sch_chameleon.t_replica_batch USING btree (i_id_source, i_id_batch) WHERE (b_processed AND (NOT b_replayed));

CREATE INDEX idx_t_replica_foreign_keys_parent ON sch_chameleon.t_replica_foreign_keys USING btree (v_parent_schema, v_parent_table);

CREATE INDEX idx_t_schema_history ON sch_chameleon.t_schema_history USING btree (i_id_source, i_id_record);

create view v_version as
 SELECT ('camelion '::text || max((version)::text)) AS t_version
   FROM sch_chameleon.flyway_schema_history h
  WHERE success;

create function fn_act_again(p_cascade sch_chameleon.t_kept_cascades) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_add_source(p_name text, p_schemas jsonb) returns bigint language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_adopt_structure(p_source bigint, p_epoch bigint, p_models jsonb, p_history jsonb) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_append_extras(p_source bigint, p_extras jsonb) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_append_run(p_source bigint, p_epoch bigint, p_appends bigint, p_schemas text[], p_tables text[], p_events text[], p_data text[], p_updates text[], p_queries text[], p_files text[], p_positions bigint[], p_times bigint[], p_transactions text[], p_ordinals bigint[], p_cascades boolean[], p_committed integer, p_position jsonb, p_extras jsonb) returns boolean language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_apply_kept(p_source bigint, p_names jsonb) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_apply_lane(p_batch sch_chameleon.t_replica_batch, p_events sch_chameleon.t_batch_events, p_lane integer) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_barriers(p_source bigint, p_log text, p_after bigint, p_to bigint, p_lane integer, p_lanes integer) returns TABLE(first_event bigint, last_event bigint) language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_before_transaction(p_log text, p_after bigint, p_to bigint, p_event bigint) returns bigint language plpgsql set search_path=pg_catalog, pg_temp set enable_seqscan=off set enable_bitmapscan=off;

create function fn_begin_copy(p_source bigint, p_schemas jsonb) returns bigint language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_begin_lanes(p_max_events integer, p_source bigint, p_epoch bigint) returns integer language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_begin_sync(p_source bigint, p_holder text, p_ttl interval, p_dead_holder text, p_tables text[]) returns bigint language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_behind_copy(p_log text, p_table bigint, p_places tid[], OUT places tid[], OUT old tid[]) returns record language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_binlog_number(p_file text) returns bigint language sql immutable set search_path=pg_catalog, pg_temp;

create function fn_cascade_events(p_source bigint, p_log text, p_first bigint, p_last bigint) returns void language plpgsql set search_path=pg_catalog, pg_temp set jit=off set enable_hashjoin=off set enable_mergejoin=off set enable_seqscan=off set plan_cache_mode=force_generic_plan;

create function fn_cascade_rows(p_table bigint, p_name text, p_rows jsonb[], p_new jsonb[], OUT rows jsonb[], OUT new_rows jsonb[]) returns record language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_cascade(p_source bigint, p_event bigint, p_schema text, p_table text, p_rows jsonb[], p_new jsonb[]) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_check_hold(p_source bigint, p_expires timestamp with time zone) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_check_lease(p_source bigint, p_epoch bigint) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_check_retry(p_source bigint, p_schema text, p_table text) returns jsonb language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_check_sync(p_source bigint, p_sync bigint) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_check_target_table(p_table sch_chameleon.t_replica_tables, p_columns text[]) returns regclass language plpgsql stable set search_path=pg_catalog, pg_temp;

create function fn_clear_grants(p_relation regclass) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_clear_sync(p_source bigint) returns void language sql set search_path=pg_catalog, pg_temp;

create function fn_close_batch(p_source bigint, p_position jsonb) returns boolean language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_close_swap(p_source bigint, p_tables jsonb, p_position jsonb, p_held jsonb) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_column_names(p_relations oid[]) returns jsonb language sql stable set search_path=pg_catalog, pg_temp;

create function fn_concerned_relations(p_event sch_chameleon.t_log_replica) returns oid[] language sql stable set search_path=pg_catalog, pg_temp;

create function fn_concerned_tables(p_effects jsonb, p_schema text, p_table text) returns TABLE(schema_name text, table_name text) language sql immutable set search_path=pg_catalog, pg_temp;

create function fn_copy_changes(p_loading bigint, p_file text, p_position bigint) returns TABLE(database_name text, table_name text, altered bigint[], written bigint[], cascaded bigint[]) language plpgsql stable set search_path=pg_catalog, pg_temp;

create function fn_copy_written_keys(p_loading bigint, p_schema text, p_table text, p_key text[], p_file text, p_position bigint) returns TABLE(key jsonb) language plpgsql stable set search_path=pg_catalog, pg_temp;

create function fn_count_rows(p_source bigint, p_schema text, p_table text, p_columns text[], p_row jsonb) returns bigint language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_dependent_views(p_relations oid[]) returns TABLE(view_oid oid, depth integer) language sql stable set search_path=pg_catalog, pg_temp;

create function fn_discard_event(p_source bigint, p_batch bigint, p_log text, p_place tid, p_sqlstate text, p_error text) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_drop_replay_function() returns trigger language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_drop_views(p_held jsonb) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_empty_table(p_schema text, p_table text) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_end_dead_sync(p_source bigint, p_dead_holder text) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_end_sync(p_source bigint, p_sync bigint) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_error_class(p_sqlstate text) returns text language sql immutable set search_path=pg_catalog, pg_temp;

create function fn_finish_lanes(p_batch sch_chameleon.t_replica_batch, p_events sch_chameleon.t_batch_events) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_forget_copied(p_source bigint, p_tables jsonb, p_position jsonb) returns void language sql set search_path=pg_catalog, pg_temp;

create function fn_forget_copy(p_source bigint) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_forget_table(p_source bigint, p_schema text, p_table text) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_gather(p_source bigint, p_log text, p_after bigint, p_to bigint, p_lane integer, p_lanes integer, p_places tid[]) returns TABLE(id_table bigint, schema_name text, table_name text, places tid[], old tid[], inserts boolean, "overlaps" boolean) language plpgsql set search_path=pg_catalog, pg_temp set enable_hashjoin=on;

create function fn_give_grants(p_grants jsonb) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_give_up_lock(p_source bigint, p_event sch_chameleon.t_log_replica) returns text language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_grants(p_relation oid, p_name text) returns SETOF text language sql stable set search_path=pg_catalog, pg_temp;

create function fn_group_tables(p_source bigint) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_gtid_contains(p_set text, p_gtid text) returns boolean language sql immutable set search_path=pg_catalog, pg_temp;

create function fn_has_key_index(p_table sch_chameleon.t_replica_tables) returns boolean language sql stable set search_path=pg_catalog, pg_temp;

create function fn_has_part_key_index(p_table sch_chameleon.t_replica_tables) returns boolean language sql stable set search_path=pg_catalog, pg_temp;

create function fn_has_rows(p_schema text, p_table text, p_where text) returns boolean language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_held_at(p_source bigint, p_log text, p_after bigint, p_to bigint) returns bigint language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_hold_views(p_relations oid[]) returns jsonb language sql stable set search_path=pg_catalog, pg_temp;

create function fn_is_applied_to(p_source bigint, p_file text, p_position bigint) returns boolean language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_is_copied(p_position jsonb, p_transaction text, p_file text, p_place bigint) returns boolean language sql immutable set search_path=pg_catalog, pg_temp;

create function fn_is_quarantined(p_source bigint, p_schema text, p_table text) returns boolean language sql stable set search_path=pg_catalog, pg_temp;

create function fn_is_syncing(p_source bigint) returns boolean language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_keep_events(p_source bigint, p_log text, p_places tid[]) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_keep_for_sync(p_source bigint, p_log text, p_places tid[]) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_keep_view(p_source bigint, p_event sch_chameleon.t_log_replica, p_held jsonb, p_reason text) returns void language sql set search_path=pg_catalog, pg_temp;

create function fn_leave_names(p_source bigint, p_event sch_chameleon.t_log_replica) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_lock_holders(p_event sch_chameleon.t_log_replica) returns text language sql stable set search_path=pg_catalog, pg_temp;

create function fn_lock_replay(p_source bigint) returns void language sql set search_path=pg_catalog, pg_temp;

create function fn_lock_sync(p_source bigint) returns void language sql set search_path=pg_catalog, pg_temp;

create function fn_log_events(p_source bigint, p_schemas text[], p_tables text[], p_events text[], p_data text[], p_updates text[], p_queries text[], p_files text[], p_positions bigint[], p_times bigint[], p_transactions text[], p_ordinals bigint[], p_cascades boolean[]) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_maintain(p_source bigint, p_retention interval) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_mark_superseded(p_source bigint, p_log text, p_table sch_chameleon.t_replica_tables, p_places tid[]) returns void language plpgsql set search_path=pg_catalog, pg_temp set enable_hashjoin=on;

create function fn_mark_syncing(p_source bigint, p_sync bigint, p_tables jsonb) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_move_pointer(p_batch sch_chameleon.t_replica_batch, p_last bigint, p_to bigint, p_replayed bigint, p_skipped bigint, p_ddl bigint) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_move_position(p_source bigint, p_appends bigint, p_position jsonb) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_move_views(p_source bigint, p_event sch_chameleon.t_log_replica, p_held jsonb) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_must_repeat(p_source bigint, p_schema text, p_table text, p_position jsonb) returns boolean language sql stable set search_path=pg_catalog, pg_temp;

create function fn_must_wait(p_source bigint, p_event sch_chameleon.t_log_replica) returns boolean language sql stable set search_path=pg_catalog, pg_temp;

create function fn_next_slice(p_log text, p_batch bigint, p_after bigint, p_last bigint, p_max_events integer, OUT v_to bigint, OUT v_is_ddl boolean, OUT v_cascades boolean) returns record language plpgsql set search_path=pg_catalog, pg_temp set enable_seqscan=off set enable_bitmapscan=off;

create function fn_note_wait(p_source bigint, p_event bigint, p_waits_for text) returns void language sql set search_path=pg_catalog, pg_temp;

create function fn_numbered(p_log text, p_places tid[]) returns TABLE(place tid, event bigint) language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_open_row(p_source bigint, p_row bigint) returns sch_chameleon.t_discarded_rows language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_open_swap(p_source bigint, p_sync bigint, p_tables jsonb, p_position jsonb, OUT ready jsonb, OUT held jsonb) returns record language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_prepare_ddl(p_log text, p_after bigint, p_to bigint) returns boolean language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_process_batch(p_max_events integer, p_source bigint) returns boolean language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_process_batch(p_max_events integer, p_source bigint, p_epoch bigint) returns boolean language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_put_foreign_keys(p_source bigint, p_schema text, p_table text, p_keys jsonb) returns void language sql set search_path=pg_catalog, pg_temp;

create function fn_put_rows(p_source bigint, p_epoch bigint, p_schema text, p_table text, p_rows jsonb[], p_gone jsonb[] DEFAULT '{}'::jsonb[]) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_quarantine_at(p_source bigint, p_table sch_chameleon.t_replica_tables, p_log text, p_places tid[], p_reason text) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_quarantine(p_source bigint, p_schema text, p_table text, p_reason text) returns void language sql set search_path=pg_catalog, pg_temp;

create function fn_refresh_parts() returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_refuse(p_reason text) returns boolean language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_release_lease(p_source bigint, p_epoch bigint) returns void language sql set search_path=pg_catalog, pg_temp;

create function fn_rename_columns(p_renamed jsonb, p_back boolean) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_rename_parent(p_source bigint, p_schema text, p_table text, p_new_schema text, p_new_table text) returns void language sql set search_path=pg_catalog, pg_temp;

create function fn_renamed_columns(p_before jsonb) returns jsonb language sql stable set search_path=pg_catalog, pg_temp;

create function fn_renew_lease(p_source bigint, p_epoch bigint, p_ttl interval) returns boolean language sql set search_path=pg_catalog, pg_temp;

create function fn_renew_sync(p_source bigint, p_sync bigint, p_ttl interval) returns boolean language sql set search_path=pg_catalog, pg_temp;

create function fn_replay_columns(p_table sch_chameleon.t_replica_tables, p_columns text[], OUT name text, OUT ident text, OUT alias text, OUT num integer, OUT type text, OUT full_type text, OUT is_key boolean, OUT is_written boolean, OUT is_own boolean, OUT is_always boolean) returns SETOF record language sql stable set search_path=pg_catalog, pg_temp;

create function fn_replay_ddl_slice(p_source bigint, p_batch bigint, p_log text, p_after bigint, p_to bigint, OUT replayed bigint, OUT skipped bigint, OUT ddl bigint) returns record language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_replay_ddl(p_source bigint, p_batch bigint, p_log text, p_event sch_chameleon.t_log_replica) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_replay_delete_first(p_table sch_chameleon.t_replica_tables, p_columns text[]) returns text language plpgsql stable set search_path=pg_catalog, pg_temp;

create function fn_replay_effects(p_source bigint, p_effects jsonb) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_replay_function(p_table sch_chameleon.t_replica_tables, p_log text) returns text language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_replay_insert(p_table sch_chameleon.t_replica_tables, p_columns text[]) returns text language sql stable set search_path=pg_catalog, pg_temp;

create function fn_replay_lane(p_source bigint, p_epoch bigint, p_lane integer) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_replay_merge(p_table sch_chameleon.t_replica_tables, p_columns text[]) returns text language sql stable set search_path=pg_catalog, pg_temp;

create function fn_replay_net_statement(p_table sch_chameleon.t_replica_tables, p_columns text[]) returns text language sql stable set search_path=pg_catalog, pg_temp;

create function fn_replay_net(p_table sch_chameleon.t_replica_tables, p_columns text[]) returns text language sql stable set search_path=pg_catalog, pg_temp;

create function fn_replay_parts(p_source bigint, p_batch bigint, p_log text, p_table bigint, p_places tid[], p_inserts boolean, OUT replayed bigint, OUT skipped bigint, OUT waiting tid[]) returns record language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_replay_range(p_source bigint, p_batch bigint, p_log text, p_after bigint, p_to bigint, p_lane integer DEFAULT 0, p_lanes integer DEFAULT 1, p_places tid[] DEFAULT NULL::tid[], OUT replayed bigint, OUT skipped bigint) returns record language plpgsql set search_path=pg_catalog, pg_temp set jit=off set enable_hashjoin=off set enable_mergejoin=off set enable_seqscan=off set enable_bitmapscan=off set max_parallel_workers_per_gather=0 set plan_cache_mode=force_generic_plan set work_mem=32MB;

create function fn_replay_slice(p_source bigint, p_batch bigint, p_log text, p_after bigint, p_to bigint, p_cascades boolean, p_lane integer DEFAULT 0, p_lanes integer DEFAULT 1, OUT replayed bigint, OUT skipped bigint, OUT ddl bigint) returns record language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_replay_table(p_source bigint, p_batch bigint, p_log text, p_table bigint, p_places tid[], p_old tid[], p_inserts boolean, p_alone boolean DEFAULT false, OUT replayed bigint, OUT skipped bigint, OUT waiting tid[]) returns record language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_replay_tables(p_source bigint, p_batch bigint, p_log text, p_after bigint, p_to bigint, p_lane integer, p_lanes integer, p_places tid[], OUT replayed bigint, OUT skipped bigint) returns record language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_replay_without_key(p_table sch_chameleon.t_replica_tables, p_columns text[]) returns text language sql stable set search_path=pg_catalog, pg_temp;

create function fn_resolve_discarded(p_source bigint, p_schema text, p_table text, p_state sch_chameleon.en_discard_state, p_row bigint DEFAULT NULL::bigint) returns void language sql set search_path=pg_catalog, pg_temp;

create function fn_restore_views(p_source bigint, p_event sch_chameleon.t_log_replica, p_held jsonb) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_retry_replaced(p_source bigint, p_row bigint, p_query text, OUT replayed bigint, OUT discarded bigint, OUT kept bigint) returns record language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_retry_row(p_source bigint, p_row bigint) returns text language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_retry_table(p_source bigint, p_schema text, p_table text, OUT replayed bigint, OUT discarded bigint, OUT kept bigint) returns record language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_retry_waiting(p_source bigint) returns boolean language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_run_ddl(p_source bigint, p_event sch_chameleon.t_log_replica) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_save_snapshot(p_source bigint, p_position jsonb, p_tables jsonb, p_models jsonb, p_databases jsonb, p_history jsonb, p_warnings jsonb) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_skip_row(p_source bigint, p_row bigint) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_skip_table(p_source bigint, p_schema text, p_table text, OUT skipped bigint, OUT replayed bigint, OUT discarded bigint, OUT kept bigint) returns record language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_source_polled(p_source bigint, p_file text, p_position bigint) returns void language sql set search_path=pg_catalog, pg_temp;

create function fn_stage_discarded(p_source bigint, p_row sch_chameleon.t_discarded_rows) returns void language sql set search_path=pg_catalog, pg_temp;

create function fn_supersede_tables(p_source bigint, p_names jsonb) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_take_lease(p_source bigint, p_holder text, p_ttl interval, p_dead_holder text) returns bigint language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_take_names(p_source bigint, p_event sch_chameleon.t_log_replica) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_transaction(p_log text, p_first bigint, p_last bigint, OUT last bigint, OUT has_ddl boolean) returns record language plpgsql set search_path=pg_catalog, pg_temp set enable_seqscan=off set enable_bitmapscan=off;

create function fn_unique_changes(p_table sch_chameleon.t_replica_tables, p_columns text[]) returns text language sql stable set search_path=pg_catalog, pg_temp;

create function fn_unlike_source(p_source bigint, p_schema text, p_table text, p_columns text[], p_keys jsonb[], p_found jsonb[], OUT missing integer[], OUT extra integer[]) returns record language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_use_replica_role(p_for_session boolean) returns void language plpgsql set search_path=pg_catalog, pg_temp;

create function fn_view_statements(p_view oid) returns text[] language sql stable set search_path=pg_catalog, pg_temp;

create function fn_view_warning(p_event sch_chameleon.t_log_replica, p_held jsonb) returns text language sql immutable set search_path=pg_catalog, pg_temp;

create function fn_views_rule(p_source bigint) returns text language sql stable set search_path=pg_catalog, pg_temp;

create function fn_warn_not_acted(p_source bigint, p_database text, p_table text, p_rows bigint) returns void language plpgsql set search_path=pg_catalog, pg_temp;

CREATE TRIGGER drop_function AFTER DELETE ON sch_chameleon.t_replay_functions FOR EACH ROW EXECUTE FUNCTION sch_chameleon.fn_drop_replay_function();
