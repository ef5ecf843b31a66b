create or replace function sch_chameleon.fn_has_rows(p_schema text, p_table text, p_where text) returns boolean
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Whether a table has rows that meet a condition; none given is always met.
declare
    v_has boolean := true;
begin
    if p_where is not null then
        execute format('select exists (select from %I.%I where %s)', p_schema, p_table, p_where) into v_has;
    end if;
    return v_has;
end
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
        delete from sch_chameleon.t_replay_functions f
         using sch_chameleon.t_replica_tables t
         where f.i_id_table = t.i_id_table and t.i_id_source = p_source
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
                -- what a refused rename put in quarantine under the new name
                if (v_schema, v_table) is distinct from (v_effect->>'new_schema', v_effect->>'new_table') then
                    perform sch_chameleon.fn_forget_table(p_source, v_effect->>'new_schema', v_effect->>'new_table');
                end if;
                update sch_chameleon.t_discarded_rows d
                   set v_schema_name = v_effect->>'new_schema', v_table_name = v_effect->>'new_table'
                 where d.i_id_source = p_source and d.v_schema_name = v_schema and d.v_table_name = v_table
                   and d.enm_state = 'open';
                update sch_chameleon.t_replica_tables t
                   set v_schema_name = v_effect->>'new_schema', v_table_name = v_effect->>'new_table'
                 where t.i_id_source = p_source and t.v_schema_name = v_schema and t.v_table_name = v_table;
                perform sch_chameleon.fn_rename_parent(
                    p_source, v_schema, v_table, v_effect->>'new_schema', v_effect->>'new_table');
            when 'dropped' then
                perform sch_chameleon.fn_resolve_discarded(p_source, v_schema, v_table, 'superseded');
                delete from sch_chameleon.t_quarantined_events e
                 where e.i_id_source = p_source and e.v_schema_name = v_schema and e.v_table_name = v_table;
                perform sch_chameleon.fn_forget_table(p_source, v_schema, v_table);
            when 'truncated' then
                perform sch_chameleon.fn_empty_table(v_schema, v_table);
                perform sch_chameleon.fn_resolve_discarded(p_source, v_schema, v_table, 'superseded');
            when 'rows_removed' then
                -- a discarded row that is tried again later must not come back when its partition went
                update sch_chameleon.t_replica_tables t
                   set b_copy_needed = true, ts_state = clock_timestamp(),
                       t_reason = 'rows went with a partition, and discarded ones may be among them'
                 where t.i_id_source = p_source and t.v_schema_name = v_schema and t.v_table_name = v_table
                   and exists (select from sch_chameleon.t_discarded_rows d
                                where d.i_id_source = p_source and d.v_schema_name = v_schema
                                  and d.v_table_name = v_table and d.enm_state = 'open');
            when 'quarantined' then
                perform sch_chameleon.fn_quarantine(p_source, v_schema, v_table, v_effect->>'why');
                -- what the source did to it is not in the log: its kept events alone cannot bring it back
                update sch_chameleon.t_replica_tables t
                   set b_copy_needed = true
                 where t.i_id_source = p_source and t.v_schema_name = v_schema and t.v_table_name = v_table;
            when 'touched' then
                null;
            when 'copy_needed' then
                update sch_chameleon.t_replica_tables t
                   set b_copy_needed = true, t_reason = v_effect->>'why', ts_state = clock_timestamp()
                 where t.i_id_source = p_source and t.v_schema_name = v_schema and t.v_table_name = v_table
                   and sch_chameleon.fn_has_rows(v_schema, v_table, v_effect->>'where');
        end case;
    end loop;
    update sch_chameleon.t_replica_tables t
       set i_group = null
      from sch_chameleon.t_sources s
     where s.i_id_source = p_source and s.i_replay_lanes > 1 and t.i_id_source = p_source and t.i_group is not null;
end
$$;

create or replace function sch_chameleon.fn_forget_table(p_source bigint, p_schema text, p_table text) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Takes a table out of t_replica_tables. Replay runs as a replica, for which foreign keys do not act: what hangs on the
-- table's row is deleted one by one.
declare
    v_id bigint;
begin
    select t.i_id_table into v_id
      from sch_chameleon.t_replica_tables t
     where t.i_id_source = p_source and t.v_schema_name = p_schema and t.v_table_name = p_table;
    delete from sch_chameleon.t_replay_functions f where f.i_id_table = v_id;
    delete from sch_chameleon.t_replica_foreign_keys k where k.i_id_table = v_id;
    delete from sch_chameleon.t_replica_tables t where t.i_id_table = v_id;
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

create or replace function sch_chameleon.fn_concerned_tables(p_effects jsonb, p_schema text, p_table text)
    returns table (schema_name text, table_name text)
    language sql
    immutable
    set search_path = pg_catalog, pg_temp
as $$
-- The tables that a schema change names, by their old and new names: those of its effects, else its own.
    select e.value->>'schema', e.value->>'table'
      from jsonb_array_elements(p_effects->'effects') e
     union
    select e.value->>'new_schema', e.value->>'new_table'
      from jsonb_array_elements(p_effects->'effects') e
     where e.value ? 'new_table'
     union
    select p_schema, p_table
     where jsonb_array_length(p_effects->'effects') = 0 and p_table <> ''
$$;

create or replace function sch_chameleon.fn_must_wait(p_source bigint, p_event sch_chameleon.t_log_replica)
    returns boolean
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- Whether a schema change belongs behind the kept events of a table in quarantine: it concerns that table alone. The
-- table's end is no such change.
    select count(*) = 1 and bool_and(sch_chameleon.fn_is_quarantined(p_source, c.schema_name, c.table_name))
           and not p_event.jsb_event_data->'effects' @> '[{"effect": "dropped"}]'
      from sch_chameleon.fn_concerned_tables(p_event.jsb_event_data, p_event.v_schema_name, p_event.v_table_name) c
$$;

create or replace function sch_chameleon.fn_replay_ddl(
        p_source bigint, p_batch bigint, p_log text, p_event sch_chameleon.t_log_replica)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Applies one schema change and its effects on t_replica_tables. Where the target refuses it (a missing table, something
-- that depends on a column) the tables it names go to quarantine with the reason, and the others go on. A lock that is
-- not given raises CM007 in the replay, until the source's limit: then it is a refusal like others.
declare
    v_state   text;
    v_error   text;
    v_detail  text;
    v_place   tid;
    v_refused jsonb;
    v_others  jsonb;
begin
    execute format('select l.ctid from only sch_chameleon.%I l where l.i_id_event = $1', p_log)
       into v_place using p_event.i_id_event;
    if exists (
        select from sch_chameleon.fn_concerned_tables(p_event.jsb_event_data, p_event.v_schema_name, p_event.v_table_name) c
          join sch_chameleon.t_replica_tables t
            on t.i_id_source = p_source and t.v_schema_name = c.schema_name and t.v_table_name = c.table_name
         where t.b_syncing) then
        perform sch_chameleon.fn_keep_for_sync(p_source, p_log, array[v_place]);
    end if;
    if sch_chameleon.fn_must_wait(p_source, p_event) then
        perform sch_chameleon.fn_keep_events(p_source, p_log, array[v_place]);
        return;
    end if;
    begin
        perform sch_chameleon.fn_run_ddl(p_source, p_event);
        update sch_chameleon.t_replica_tables t
           set b_copy_needed = true, t_reason = t.t_reason || '; then a schema change came past it'
          from sch_chameleon.fn_concerned_tables(p_event.jsb_event_data, p_event.v_schema_name, p_event.v_table_name) c
         where t.i_id_source = p_source and t.v_schema_name = c.schema_name and t.v_table_name = c.table_name
           and t.enm_state = 'quarantined' and not t.b_copy_needed;
        perform sch_chameleon.fn_replay_effects(p_source, p_event.jsb_event_data->'effects');
    exception when others then
        get stacked diagnostics v_state = returned_sqlstate, v_error = message_text, v_detail = pg_exception_detail;
        if v_state = '55P03' and p_batch is not null then
            v_error := sch_chameleon.fn_give_up_lock(p_source, p_event);
        elsif sch_chameleon.fn_error_class(v_state) = 'server' then
            raise;
        elsif v_state in ('2BP01', '0A000') and v_detail <> '' then
            v_error := v_error || ': ' || replace(v_detail, E'\n', '; '); -- what depends on it
        end if;
        perform sch_chameleon.fn_discard_event(p_source, p_batch, p_log, v_place, v_state, v_error);
        -- a table that only refers to a changed one is as it was
        select jsonb_build_object('effects', coalesce(jsonb_agg(e.value order by e.i) filter (where not e.only_refers), '[]')),
               coalesce(jsonb_agg(e.value order by e.i) filter (where e.only_refers), '[]')
          into v_refused, v_others
          from (select f.value, f.i,
                       f.i > 1 and f.value @> '{"effect": "put"}' and not p_event.jsb_event_data->'effects' @> jsonb_build_array(
                           jsonb_build_object('new_schema', f.value->'schema', 'new_table', f.value->'table')) as only_refers
                  from jsonb_array_elements(p_event.jsb_event_data->'effects') with ordinality f (value, i)) e;
        perform sch_chameleon.fn_quarantine(p_source, c.schema_name, c.table_name,
                    format('at %s:%s: the schema change was refused: %s %s', p_event.t_binlog_name,
                           p_event.i_binlog_position, v_state, v_error))
           from sch_chameleon.fn_concerned_tables(v_refused, p_event.v_schema_name, p_event.v_table_name) c;
        perform sch_chameleon.fn_replay_effects(p_source, v_others);
    end;
end
$$;
