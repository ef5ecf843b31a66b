create or replace function sch_chameleon.fn_quarantine(
        p_source bigint, p_schema text, p_table text, p_reason text)
    returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
-- Sets a table aside: its later events are kept in t_quarantined_events, the other tables go on. The first reason stays.
    insert into sch_chameleon.t_replica_tables as t
           (i_id_source, v_schema_name, v_table_name, enm_state, t_reason)
    values (p_source, p_schema, p_table, 'quarantined', p_reason)
        on conflict (i_id_source, v_schema_name, v_table_name) do update
           set enm_state = 'quarantined', t_reason = excluded.t_reason, ts_state = clock_timestamp()
         where t.enm_state <> 'quarantined'
$$;

create or replace function sch_chameleon.fn_is_quarantined(p_source bigint, p_schema text, p_table text)
    returns boolean
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
    select exists (select from sch_chameleon.t_replica_tables t
                    where t.i_id_source = p_source and t.v_schema_name = p_schema and t.v_table_name = p_table
                      and t.enm_state = 'quarantined')
$$;

create or replace function sch_chameleon.fn_keep_events(p_source bigint, p_log text, p_places tid[]) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Keeps events of a table in quarantine: the log they stand in is truncated some time.
begin
    execute format('insert into sch_chameleon.t_quarantined_events as e
                    select $1, l.*, false from only sch_chameleon.%I l where l.ctid = any ($2)
                        on conflict (i_id_source, i_id_event) do update set b_applied = false where e.b_applied', p_log)
      using p_source, p_places;
end
$$;

create or replace function sch_chameleon.fn_quarantine_at(
        p_source bigint, p_table sch_chameleon.t_replica_tables, p_log text, p_places tid[], p_reason text)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Sets a table aside from the first of these events on; the reason names its place. The events are kept.
declare
    v_place text;
begin
    execute format('select l.t_binlog_name || '':'' || l.i_binlog_position
                      from only sch_chameleon.%I l where l.ctid = any ($1) order by l.i_id_event limit 1', p_log)
       into v_place using p_places;
    perform sch_chameleon.fn_quarantine(p_source, p_table.v_schema_name, p_table.v_table_name,
                                        format('at %s: %s', v_place, p_reason));
    perform sch_chameleon.fn_keep_events(p_source, p_log, p_places);
end
$$;

create or replace function sch_chameleon.fn_discard_event(
        p_source bigint, p_batch bigint, p_log text, p_place tid, p_sqlstate text, p_error text)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Sets one event aside with the target's error. A table that has as many as the source's limit goes to quarantine: so
-- many refused rows are no accident.
declare
    v_event sch_chameleon.t_log_replica;
    v_count bigint;
begin
    execute format('select l.* from only sch_chameleon.%I l where l.ctid = $1', p_log) into v_event using p_place;
    insert into sch_chameleon.t_discarded_rows
           (i_id_source, i_id_batch, i_id_event, v_schema_name, v_table_name, enm_binlog_event, t_binlog_name,
            i_binlog_position, t_transaction, jsb_event_data, jsb_event_update, t_query, v_sqlstate, t_error)
    values (p_source, p_batch, v_event.i_id_event, v_event.v_schema_name, v_event.v_table_name,
            v_event.enm_binlog_event, v_event.t_binlog_name, v_event.i_binlog_position, v_event.t_transaction,
            v_event.jsb_event_data, v_event.jsb_event_update, v_event.t_query, p_sqlstate, p_error);
    if v_event.enm_binlog_event = 'ddl' then
        return;
    end if;
    update sch_chameleon.t_replica_tables t
       set i_discarded = t.i_discarded + 1
     where t.i_id_source = p_source and t.v_schema_name = v_event.v_schema_name
       and t.v_table_name = v_event.v_table_name
    returning t.i_discarded into v_count;
    if v_count >= (select s.i_discard_limit from sch_chameleon.t_sources s where s.i_id_source = p_source) then
        perform sch_chameleon.fn_quarantine(p_source, v_event.v_schema_name, v_event.v_table_name,
            format('%s rows were refused, the last at %s:%s: %s %s', v_count, v_event.t_binlog_name,
                   v_event.i_binlog_position, p_sqlstate, p_error));
    end if;
end
$$;
