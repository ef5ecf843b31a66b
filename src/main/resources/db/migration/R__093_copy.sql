create or replace function sch_chameleon.fn_begin_copy(p_source bigint, p_schemas jsonb) returns bigint
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Registers a copy of a source that is loaded into p_schemas (by MySQL database), in the place of an earlier one. Returns
-- the id of the source that stands for it.
declare
    v_name text;
    v_id   bigint;
    v_log  text;
begin
    perform sch_chameleon.fn_forget_copy(p_source);
    select s.t_source into strict v_name from sch_chameleon.t_sources s where s.i_id_source = p_source;
    v_id := sch_chameleon.fn_add_source(v_name || '.copy', p_schemas);
    update sch_chameleon.t_sources s set i_copy_of = p_source where s.i_id_source = v_id;
    for v_log in
        select unnest(s.v_log_table) from sch_chameleon.t_sources s where s.i_id_source = v_id
    loop
        execute format('create index on sch_chameleon.%I (v_table_name, v_schema_name)', v_log);
    end loop;
    insert into sch_chameleon.t_copies (i_id_source, i_id_loading) values (p_source, v_id);
    return v_id;
end
$$;

create or replace function sch_chameleon.fn_forget_copy(p_source bigint) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Removes what is known of a source's copy, its log included; the loaded tables are the caller's. Safe to call twice.
-- A caller who works as a replica, for whom foreign keys do not act, is none for this.
declare
    v_log  text;
    v_role text := current_setting('session_replication_role');
begin
    if v_role <> 'origin' then
        perform set_config('session_replication_role', 'origin', true);
    end if;
    for v_log in
        select unnest(s.v_log_table) from sch_chameleon.t_sources s where s.i_copy_of = p_source
    loop
        execute format('drop table if exists sch_chameleon.%I', v_log);
    end loop;
    delete from sch_chameleon.t_discarded_rows d
     using sch_chameleon.t_sources s
     where s.i_copy_of = p_source and d.i_id_source = s.i_id_source;
    delete from sch_chameleon.t_copies c where c.i_id_source = p_source;
    delete from sch_chameleon.t_sources s where s.i_copy_of = p_source;
    if v_role <> 'origin' then
        perform set_config('session_replication_role', v_role, true);
    end if;
end
$$;

create or replace function sch_chameleon.fn_copy_changes(p_loading bigint, p_file text, p_position bigint)
    returns table (database_name text, table_name text, altered bigint[], written bigint[], cascaded bigint[])
    language plpgsql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- When a copy's tables, by their names in the target, were last altered, written to, and when the source last acted on
-- rows of others for their sake, before a place of the binlog: as number of the file and position; null: never.
declare
    v_before bigint[] := array[sch_chameleon.fn_binlog_number(p_file), p_position];
    v_log    text;
begin
    for v_log in
        select unnest(s.v_log_table) from sch_chameleon.t_sources s where s.i_id_source = p_loading
    loop
        return query execute format($q$
            with l as (
                select l.v_schema_name, l.v_table_name, l.enm_binlog_event = 'ddl' as is_ddl, l.b_cascades,
                       array[sch_chameleon.fn_binlog_number(l.t_binlog_name), l.i_binlog_position] as place,
                       case when l.enm_binlog_event = 'ddl' then l.jsb_event_data end as effects
                  from only sch_chameleon.%I l),
            x as (
                select l.v_schema_name as s, l.v_table_name as t, null::bigint[] as altered, max(l.place) as written,
                       max(l.place) filter (where l.b_cascades) as cascaded
                  from l
                 where not l.is_ddl and l.place < $2
                 group by 1, 2
                 union all
                select d.schema_name, d.table_name, max(l.place), null, null
                  from l
                 cross join lateral sch_chameleon.fn_concerned_tables(l.effects, l.v_schema_name, l.v_table_name) d
                 where l.is_ddl and l.place < $2
                 group by 1, 2)
            select m.v_source_schema, x.t, max(x.altered), max(x.written), max(x.cascaded)
              from x
              join sch_chameleon.t_source_schemas m on m.i_id_source = $1 and m.v_dest_schema = x.s
             group by 1, 2 $q$, v_log)
          using p_loading, v_before;
    end loop;
end
$$;

create or replace function sch_chameleon.fn_copy_written_keys(
        p_loading bigint, p_schema text, p_table text, p_key text[], p_file text, p_position bigint)
    returns table (key jsonb)
    language plpgsql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- The keys of rows that were written to one table of a copy from a place of the binlog on; some more than once.
declare
    v_log text;
begin
    for v_log in
        select unnest(s.v_log_table) from sch_chameleon.t_sources s where s.i_id_source = p_loading
    loop
        return query execute format($q$
            select distinct (select jsonb_object_agg(k.name, i.image->k.name) from unnest($3) k (name))
              from only sch_chameleon.%I l
             cross join lateral (values (l.jsb_event_data), (l.jsb_event_update)) i (image)
             where l.v_table_name = $2 and l.v_schema_name = $1 and l.enm_binlog_event <> 'ddl' and i.image is not null
               and array[sch_chameleon.fn_binlog_number(l.t_binlog_name), l.i_binlog_position] >= $4 $q$, v_log)
          using p_schema, p_table, p_key, array[sch_chameleon.fn_binlog_number(p_file), p_position];
    end loop;
end
$$;
