-- The plain replay: one event after the other, each by a statement of its own. What the set-based replay is measured
-- against; it shares nothing with it.
create schema oracle;

create table oracle.t_log (
    i_id_event       bigint primary key,
    v_schema_name    text not null,
    v_table_name     text not null,
    t_event          text not null,
    jsb_event_data   jsonb,
    jsb_event_update jsonb,
    t_query          text
);

create table oracle.t_table (
    v_schema_name text not null,
    v_table_name  text not null,
    v_key         text[] not null,
    v_columns     text[] not null,
    t_insert      text,
    t_update      text,
    t_delete      text,
    primary key (v_schema_name, v_table_name)
);

create function oracle.fn_prepare(p_schema text, p_table text) returns oracle.t_table
    language plpgsql
as $$
-- Makes the table's three statements; $1 is the event's row, or old key, $2 the old key or old row of an update.
declare
    v_result   oracle.t_table;
    v_target   regclass := format('%I.%I', p_schema, p_table)::regclass;
    v_columns  text;
    v_values   text;
    v_set      text;
    v_is_key   text;
    v_is_row   text;
    v_conflict text;
begin
    select t.* into strict v_result
      from oracle.t_table t
     where t.v_schema_name = p_schema and t.v_table_name = p_table;
    select string_agg(quote_ident(c.name), ', '), string_agg(format('($1->>%L)::%s', c.name, c.type), ', '),
           string_agg(format('%I = ($1->>%L)::%s', c.name, c.name, c.type), ', '),
           string_agg(format('t.%I = (coalesce($2, $1)->>%L)::%s', c.name, c.name, c.type), ' and ')
               filter (where c.name = any (v_result.v_key)),
           string_agg(format('t.%I is not distinct from (coalesce($2, $1)->>%L)::%s', c.name, c.name, c.type), ' and ')
      into v_columns, v_values, v_set, v_is_key, v_is_row
      from (select a.attname as name,
                   case when y.typname = 'bpchar' then 'pg_catalog.bpchar' else format_type(a.atttypid, null) end as type
              from pg_attribute a
              join pg_type y on y.oid = a.atttypid
             where a.attrelid = v_target and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
               and a.attname = any (v_result.v_columns)) c;
    if v_result.v_key = '{}' then
        v_conflict := '';
        v_is_row := format('(t.tableoid, t.ctid) = (select t.tableoid, t.ctid from %s t where %s limit 1)', v_target, v_is_row);
    else
        v_conflict := format(' on conflict (%s) do update set %s',
            (select string_agg(quote_ident(k), ', ') from unnest(v_result.v_key) k), v_set);
        v_is_row := v_is_key;
    end if;
    v_result.t_insert := format('insert into %s (%s) values (%s)%s', v_target, v_columns, v_values, v_conflict);
    v_result.t_update := format('update %s t set %s where %s', v_target, v_set, v_is_row);
    v_result.t_delete := format('delete from %s t where %s', v_target, v_is_row);
    update oracle.t_table t
       set t_insert = v_result.t_insert, t_update = v_result.t_update, t_delete = v_result.t_delete
     where t.v_schema_name = p_schema and t.v_table_name = p_table;
    return v_result;
end
$$;

create function oracle.fn_change_table(p_effect jsonb) returns void
    language plpgsql
as $$
-- What a schema change does to the name, the key and the columns of a table; its statements are made again.
begin
    case p_effect->>'effect'
        when 'truncated' then
            execute format('truncate table %I.%I', p_effect->>'schema', p_effect->>'table');
        when 'dropped' then
            delete from oracle.t_table t
             where t.v_schema_name = p_effect->>'schema' and t.v_table_name = p_effect->>'table';
        when 'renamed' then
            update oracle.t_table t
               set v_schema_name = p_effect->>'new_schema', v_table_name = p_effect->>'new_table', t_insert = null
             where t.v_schema_name = p_effect->>'schema' and t.v_table_name = p_effect->>'table';
        when 'put' then
            insert into oracle.t_table (v_schema_name, v_table_name, v_key, v_columns)
            values (p_effect->>'schema', p_effect->>'table',
                    array(select jsonb_array_elements_text(p_effect->'key')),
                    array(select jsonb_array_elements_text(p_effect->'columns')))
                on conflict (v_schema_name, v_table_name) do update
                   set v_key = excluded.v_key, v_columns = excluded.v_columns, t_insert = null;
    end case;
end
$$;

create function oracle.fn_apply(p_event oracle.t_log) returns void
    language plpgsql
as $$
-- Applies one event; one that finds no row is an error, for nothing is ever applied twice here.
declare
    v_table oracle.t_table;
    v_rows  bigint;
begin
    if p_event.t_event = 'ddl' then
        if p_event.t_query is not null then
            execute p_event.t_query;
        end if;
        perform oracle.fn_change_table(e) from jsonb_array_elements(p_event.jsb_event_data->'effects') e;
        return;
    end if;
    select t.* into strict v_table
      from oracle.t_table t
     where t.v_schema_name = p_event.v_schema_name and t.v_table_name = p_event.v_table_name;
    if v_table.t_insert is null then
        v_table := oracle.fn_prepare(p_event.v_schema_name, p_event.v_table_name);
    end if;
    case p_event.t_event
        when 'insert' then execute v_table.t_insert using p_event.jsb_event_data;
        when 'update' then execute v_table.t_update using p_event.jsb_event_data, p_event.jsb_event_update;
        when 'delete' then execute v_table.t_delete using p_event.jsb_event_data, null::jsonb;
    end case;
    get diagnostics v_rows = row_count;
    if v_rows <> 1 then
        raise exception 'event % changed % rows of %', p_event.i_id_event, v_rows, p_event.v_table_name;
    end if;
end
$$;

create function oracle.fn_replay() returns void
    language plpgsql
as $$
-- Applies the whole log in its order and empties it.
declare
    v_event oracle.t_log;
begin
    set local session_replication_role = replica;
    for v_event in select l.* from oracle.t_log l order by l.i_id_event loop
        perform oracle.fn_apply(v_event);
    end loop;
    truncate table oracle.t_log;
end
$$;
