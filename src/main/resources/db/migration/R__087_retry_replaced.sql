create or replace function sch_chameleon.fn_retry_replaced(
        p_source bigint, p_row bigint, p_query text,
        out replayed bigint, out discarded bigint, out kept bigint)
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Runs p_query in the place of the statements of an open discarded schema change, and with it all that its tables have
-- missed, as fn_retry_table does. Where the target refuses p_query its error is raised, and all is as before. Raises
-- CM005 where the row is no schema change or its tables must be copied.
declare
    v_row   sch_chameleon.t_discarded_rows := sch_chameleon.fn_open_row(p_source, p_row);
    v_table record;
    v_again sch_chameleon.t_discarded_rows;
begin
    if v_row.enm_binlog_event is distinct from 'ddl' then
        raise exception 'row % is no schema change: retry it as it is', p_row using errcode = 'CM005';
    end if;
    update sch_chameleon.t_discarded_rows d
       set t_replaced = coalesce(d.t_replaced, d.t_query), t_query = p_query
     where d.i_id_row = p_row;
    select c.schema_name, c.table_name into v_table
      from sch_chameleon.fn_concerned_tables(v_row.jsb_event_data, v_row.v_schema_name, v_row.v_table_name) c
     where sch_chameleon.fn_is_quarantined(p_source, c.schema_name, c.table_name)
     limit 1;
    if not found then
        perform sch_chameleon.fn_use_replica_role(false);
        execute p_query;
        perform sch_chameleon.fn_replay_effects(p_source, v_row.jsb_event_data->'effects');
        perform sch_chameleon.fn_resolve_discarded(p_source, v_row.v_schema_name, v_row.v_table_name, 'applied', p_row);
        replayed := 0;
        discarded := 0;
        kept := 0;
        return;
    end if;
    select r.replayed, r.discarded, r.kept into replayed, discarded, kept
      from sch_chameleon.fn_retry_table(p_source, v_table.schema_name, v_table.table_name) r;
    select d.* into v_again
      from sch_chameleon.t_discarded_rows d
     where d.i_id_source = p_source and d.i_id_event = v_row.i_id_event and d.enm_binlog_event = 'ddl'
       and d.enm_state = 'open';
    if found then
        raise exception '%', v_again.t_error using errcode = v_again.v_sqlstate;
    end if;
end
$$;
