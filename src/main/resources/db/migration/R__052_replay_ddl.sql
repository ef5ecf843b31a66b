create or replace function sch_chameleon.fn_is_data_error(p_sqlstate text) returns boolean
    language sql
    immutable
    set search_path = pg_catalog, pg_temp
as $$
-- Whether an error belongs to the row or the table, so that setting it aside helps. All others (disk full, deadlock,
-- lock timeout, lost connection, cancel) end the call: nothing is applied, the next call starts at the same event.
    select left(p_sqlstate, 2) in ('22', '23', '2B', '42', '44', '0A', 'P0', 'CM') or p_sqlstate = '55P04'
$$;

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

create or replace function sch_chameleon.fn_replay_effects(p_source bigint, p_effects jsonb) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Brings t_replica_tables to where a schema change leaves it; its statements are generated again at the next event.
declare
    v_effect jsonb;
    v_schema text;
    v_table  text;
begin
    for v_effect in select e.value from jsonb_array_elements(p_effects) with ordinality e (value, i) order by e.i loop
        v_schema := v_effect->>'schema';
        v_table := v_effect->>'table';
        delete from sch_chameleon.t_replay_statements s
         using sch_chameleon.t_replica_tables t
         where s.i_id_table = t.i_id_table and t.i_id_source = p_source
           and t.v_schema_name = v_schema and t.v_table_name = v_table;
        case v_effect->>'effect'
            when 'put' then
                insert into sch_chameleon.t_replica_tables
                       (i_id_source, v_schema_name, v_table_name, v_table_pkey, v_columns)
                values (p_source, v_schema, v_table,
                        array(select jsonb_array_elements_text(v_effect->'key')),
                        array(select jsonb_array_elements_text(v_effect->'columns')))
                    on conflict (i_id_source, v_schema_name, v_table_name) do update
                       set v_table_pkey = excluded.v_table_pkey, v_columns = excluded.v_columns;
                perform sch_chameleon.fn_put_foreign_keys(p_source, v_schema, v_table, v_effect->'foreign_keys');
            when 'renamed' then
                update sch_chameleon.t_replica_tables t
                   set v_schema_name = v_effect->>'new_schema', v_table_name = v_effect->>'new_table'
                 where t.i_id_source = p_source and t.v_schema_name = v_schema and t.v_table_name = v_table;
                perform sch_chameleon.fn_rename_parent(
                    p_source, v_schema, v_table, v_effect->>'new_schema', v_effect->>'new_table');
            when 'dropped' then
                delete from sch_chameleon.t_replica_tables t
                 where t.i_id_source = p_source and t.v_schema_name = v_schema and t.v_table_name = v_table;
            when 'truncated' then
                perform sch_chameleon.fn_empty_table(v_schema, v_table);
            when 'quarantined' then
                perform sch_chameleon.fn_quarantine(p_source, v_schema, v_table, v_effect->>'why');
            when 'copy_needed' then
                update sch_chameleon.t_replica_tables t
                   set b_copy_needed = true, t_reason = v_effect->>'why', ts_state = clock_timestamp()
                 where t.i_id_source = p_source and t.v_schema_name = v_schema and t.v_table_name = v_table;
        end case;
    end loop;
end
$$;

create or replace function sch_chameleon.fn_empty_table(p_schema text, p_table text) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Empties a table as the source's TRUNCATE did. Where foreign keys of the target refer to it PostgreSQL refuses
-- TRUNCATE: its rows are deleted instead.
begin
    if exists (select from pg_constraint c
                where c.contype = 'f' and c.confrelid = to_regclass(format('%I.%I', p_schema, p_table))
                  and c.conrelid <> c.confrelid) then
        execute format('delete from %I.%I', p_schema, p_table);
    else
        execute format('truncate table %I.%I restart identity', p_schema, p_table);
    end if;
end
$$;

create or replace function sch_chameleon.fn_replay_ddl(
        p_source bigint, p_batch bigint, p_event sch_chameleon.t_log_replica)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Applies one schema change and its effects on t_replica_tables. Where the target refuses it (a view that depends on a
-- column, a missing table) the tables it names go to quarantine with the reason, and the others go on.
declare
    v_effect jsonb;
    v_state  text;
    v_error  text;
    v_name   text;
begin
    if p_event.jsb_event_data->'effects' @> '[{"effect": "truncated"}]'
       and sch_chameleon.fn_is_quarantined(p_source, p_event.v_schema_name, p_event.v_table_name) then
        perform sch_chameleon.fn_keep_event(p_source, p_event);
        return;
    end if;
    begin
        if p_event.t_query is not null then
            execute p_event.t_query;
        end if;
        perform sch_chameleon.fn_replay_effects(p_source, p_event.jsb_event_data->'effects');
    exception when others then
        get stacked diagnostics v_state = returned_sqlstate, v_error = message_text;
        if not sch_chameleon.fn_is_data_error(v_state) then
            raise;
        end if;
        insert into sch_chameleon.t_discarded_rows
               (i_id_source, i_id_batch, i_id_event, v_schema_name, v_table_name, enm_binlog_event, t_binlog_name,
                i_binlog_position, t_transaction, jsb_event_data, t_query, v_sqlstate, t_error)
        values (p_source, p_batch, p_event.i_id_event, p_event.v_schema_name, p_event.v_table_name, 'ddl',
                p_event.t_binlog_name, p_event.i_binlog_position, p_event.t_transaction, p_event.jsb_event_data,
                p_event.t_query, v_state, v_error);
        for v_effect in select e.value from jsonb_array_elements(p_event.jsb_event_data->'effects') e (value) loop
            v_name := coalesce(v_effect->>'new_table', v_effect->>'table');
            perform sch_chameleon.fn_quarantine(p_source, coalesce(v_effect->>'new_schema', v_effect->>'schema'), v_name,
                format('a schema change at %s:%s was refused: %s %s', p_event.t_binlog_name,
                       p_event.i_binlog_position, v_state, v_error));
        end loop;
    end;
end
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

create or replace function sch_chameleon.fn_keep_event(p_source bigint, p_event sch_chameleon.t_log_replica)
    returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
-- Keeps an event of a table in quarantine: the log it stands in is truncated some time.
    insert into sch_chameleon.t_quarantined_events select p_source, p_event.* on conflict do nothing
$$;
