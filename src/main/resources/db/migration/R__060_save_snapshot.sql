create or replace function sch_chameleon.fn_save_snapshot(
        p_source bigint, p_position jsonb, p_tables jsonb, p_models jsonb, p_databases jsonb, p_history jsonb,
        p_warnings jsonb)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Replaces all that is known of a source by the state after an initial copy: tables with their foreign keys, model,
-- position, schema history, and an empty open batch. Warnings are added to those there are. Events that were logged
-- before are forgotten, they are in the copied rows.
declare
    v_log text[];
begin
    delete from sch_chameleon.t_syncs y where y.i_id_source = p_source;
    perform sch_chameleon.fn_clear_sync(p_source);
    delete from sch_chameleon.t_replica_batch b where b.i_id_source = p_source;
    delete from sch_chameleon.t_replica_tables t where t.i_id_source = p_source;
    delete from sch_chameleon.t_quarantined_events e where e.i_id_source = p_source;
    delete from sch_chameleon.t_discarded_rows d where d.i_id_source = p_source and d.i_id_event is not null;
    delete from sch_chameleon.t_ddl_waits w where w.i_id_source = p_source;
    delete from sch_chameleon.t_names_left n where n.i_id_source = p_source;
    delete from sch_chameleon.t_cascaded_rows c where c.i_id_source = p_source;
    delete from sch_chameleon.t_source_tables t where t.i_id_source = p_source;
    delete from sch_chameleon.t_source_databases d where d.i_id_source = p_source;
    delete from sch_chameleon.t_schema_history h where h.i_id_source = p_source;
    delete from sch_chameleon.t_source_heartbeats h where h.i_id_source = p_source;
    select s.v_log_table into strict v_log from sch_chameleon.t_sources s where s.i_id_source = p_source;
    execute format('truncate table only sch_chameleon.%I, only sch_chameleon.%I', v_log[1], v_log[2]);

    insert into sch_chameleon.t_source_positions as p
           (i_id_source, t_server_uuid, t_binlog_name, i_binlog_position, t_gtid_set, jsb_offset)
    values (p_source, p_position->>'server_uuid', p_position->>'binlog_name',
            (p_position->>'binlog_position')::bigint, p_position->>'gtid_set', p_position->'offset')
        on conflict (i_id_source) do update
           set t_server_uuid = excluded.t_server_uuid, t_binlog_name = excluded.t_binlog_name,
               i_binlog_position = excluded.i_binlog_position, t_gtid_set = excluded.t_gtid_set,
               jsb_offset = excluded.jsb_offset, t_transaction = null, i_ordinal = 0, b_complete = true,
               i_appends = p.i_appends + 1, ts_captured = clock_timestamp();
    insert into sch_chameleon.t_replica_batch (i_id_source, v_log_table, t_binlog_name, i_binlog_position, t_gtid_set)
    values (p_source, v_log[1], p_position->>'binlog_name', (p_position->>'binlog_position')::bigint,
            p_position->>'gtid_set');
    insert into sch_chameleon.t_replica_tables
           (i_id_source, v_schema_name, v_table_name, v_table_pkey, v_columns, t_binlog_name, i_binlog_position,
            t_gtid_set)
    select p_source, t.value->>'schema', t.value->>'table',
           array(select jsonb_array_elements_text(t.value->'keyColumns')),
           array(select jsonb_array_elements_text(t.value->'columns')), p_position->>'binlog_name',
           (p_position->>'binlog_position')::bigint, p_position->>'gtid_set'
      from jsonb_array_elements(p_tables) t;
    perform sch_chameleon.fn_put_foreign_keys(
                p_source, t.value->>'schema', t.value->>'table', t.value->'foreignKeys')
       from jsonb_array_elements(p_tables) t;
    perform sch_chameleon.fn_append_extras(
        p_source, jsonb_build_object('tables', p_models, 'databases', p_databases, 'history', p_history,
                                     'warnings', p_warnings));
    update sch_chameleon.t_sources s
       set ts_last_received = null, ts_last_replay = null
     where s.i_id_source = p_source;
end
$$;
