create or replace function sch_chameleon.fn_replay_row(
        p_statements sch_chameleon.t_replay_statements, p_table sch_chameleon.t_replica_tables,
        p_event sch_chameleon.t_log_replica)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Applies one row event. In a table with a key an event that was applied before, or whose row the copy already
-- brought, converges; in one without, an event whose old row is not there is an error (CM004).
declare
    v_rows bigint;
begin
    if p_table.i_id_table is null then
        raise exception 'table %.% is not registered', p_event.v_schema_name, p_event.v_table_name
            using errcode = 'CM003';
    end if;
    if p_event.enm_binlog_event = 'insert' then
        execute p_statements.t_insert using p_event.jsb_event_data;
        return;
    end if;
    if p_event.enm_binlog_event = 'update' then
        execute p_statements.t_update using p_event.jsb_event_data, p_event.jsb_event_update;
    else
        execute p_statements.t_delete using p_event.jsb_event_data, null::jsonb;
    end if;
    get diagnostics v_rows = row_count;
    if v_rows = 0 and p_table.v_table_pkey = '{}' then
        raise exception 'the row to % is not in the table', p_event.enm_binlog_event using errcode = 'CM004';
    elsif v_rows = 0 and p_event.enm_binlog_event = 'update' then
        execute p_statements.t_insert using p_event.jsb_event_data;
    end if;
end
$$;
