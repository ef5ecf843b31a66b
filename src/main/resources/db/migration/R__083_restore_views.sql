create or replace function sch_chameleon.fn_drop_views(p_held jsonb) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Drops what fn_hold_views found, the last first. What others built on it that is no view or rule (a function on its row
-- type, say) makes that an error: nobody asked to lose it.
declare
    v_drop text;
begin
    for v_drop in
        select h.value->>'drop' from jsonb_array_elements(p_held) with ordinality h (value, i) order by h.i desc
    loop
        execute v_drop;
    end loop;
end
$$;

create or replace function sch_chameleon.fn_restore_views(
        p_source bigint, p_event sch_chameleon.t_log_replica, p_held jsonb)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Makes dropped views and rules again, where the source's setting says so, from their texts: what they name is what has
-- that name now. What cannot be made again, because its column is gone, is kept as text with a warning.
declare
    v_held      jsonb;
    v_statement text;
    v_state     text;
    v_error     text;
begin
    for v_held in select h.value from jsonb_array_elements(p_held) with ordinality h (value, i) order by h.i loop
        if sch_chameleon.fn_views_rule(p_source) = 'cascade' then
            perform sch_chameleon.fn_keep_view(p_source, p_event, v_held, 'dropped as ddl.dependent-views says');
            continue;
        end if;
        begin
            for v_statement in select jsonb_array_elements_text(v_held->'statements') loop
                execute v_statement;
            end loop;
            delete from sch_chameleon.t_dropped_views d
             where d.i_id_source = p_source and d.v_schema_name = v_held->>'schema' and d.v_view_name = v_held->>'name'
               and d.t_binlog_name = p_event.t_binlog_name and d.i_binlog_position = p_event.i_binlog_position;
            delete from sch_chameleon.t_ddl_warnings w
             where w.i_id_source = p_source and w.t_code = 'view-dropped'
               and starts_with(w.t_warning, sch_chameleon.fn_view_warning(p_event, v_held));
        exception when others then
            get stacked diagnostics v_state = returned_sqlstate, v_error = message_text;
            if sch_chameleon.fn_error_class(v_state) = 'server' then
                raise;
            end if;
            perform sch_chameleon.fn_keep_view(p_source, p_event, v_held, v_state || ' ' || v_error);
        end;
    end loop;
end
$$;

create or replace function sch_chameleon.fn_view_warning(p_event sch_chameleon.t_log_replica, p_held jsonb)
    returns text
    language sql
    immutable
    set search_path = pg_catalog, pg_temp
as $$
-- How the warning of a dropped view begins.
    select format('%s %s.%s of the target gave way to the schema change at %s:%s', p_held->>'kind', p_held->>'schema',
                  p_held->>'name', p_event.t_binlog_name, p_event.i_binlog_position)
$$;

create or replace function sch_chameleon.fn_keep_view(
        p_source bigint, p_event sch_chameleon.t_log_replica, p_held jsonb, p_reason text)
    returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
-- Notes a view that is no more, with the text to make it again, and warns of it.
    insert into sch_chameleon.t_dropped_views
           (i_id_source, v_schema_name, v_view_name, t_kind, t_definition, t_reason, t_binlog_name, i_binlog_position)
    select p_source, p_held->>'schema', p_held->>'name', p_held->>'kind',
           string_agg(s.value || ';', E'\n' order by s.i), p_reason, p_event.t_binlog_name, p_event.i_binlog_position
      from jsonb_array_elements_text(p_held->'statements') with ordinality s (value, i)
     where s.value not like 'select sch_chameleon.%';
    insert into sch_chameleon.t_ddl_warnings (i_id_source, t_code, v_database, v_table, t_warning)
    select p_source, 'view-dropped', coalesce(m.v_source_schema, p_event.v_schema_name), p_event.v_table_name,
           sch_chameleon.fn_view_warning(p_event, p_held) || format(' (%s); its text is in t_dropped_views', p_reason)
      from (select) one
      left join sch_chameleon.t_source_schemas m
        on m.i_id_source = p_source and m.v_dest_schema = p_event.v_schema_name
$$;

create or replace function sch_chameleon.fn_views_rule(p_source bigint) returns text
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- What happens to views in the way of a schema change: recreate, cascade or fail.
    select s.t_dependent_views from sch_chameleon.t_sources s where s.i_id_source = p_source
$$;
