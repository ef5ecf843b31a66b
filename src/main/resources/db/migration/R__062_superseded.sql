create or replace function sch_chameleon.fn_mark_superseded(
        p_source bigint, p_log text, p_table sch_chameleon.t_replica_tables, p_places tid[])
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
    set enable_hashjoin = on
as $$
-- Notes which discarded rows of the table the applied events make obsolete: an event of the same key came later and
-- holds the whole row. Applying the discarded one again would bring back an old state.
declare
    v_key text;
begin
    if p_table.v_table_pkey = '{}' then
        return;
    end if;
    select format('jsonb_build_array(%s)', string_agg(format('e.image->%L', k.name), ', ' order by k.i))
      into v_key
      from unnest(p_table.v_table_pkey) with ordinality k (name, i);
    -- the keys of the open rows are few: only events of these are looked at closer
    execute format($q$
        with missing as (
            select d.i_id_row, d.i_id_event, e.is_old, %2$s as key
              from sch_chameleon.t_discarded_rows d
             cross join lateral (values (false, d.jsb_event_data), (true, d.jsb_event_update)) e (is_old, image)
             where d.i_id_source = $2 and d.v_schema_name = $3 and d.v_table_name = $4 and d.enm_state = 'open'
               and d.enm_binlog_event <> 'ddl' and d.i_id_event is not null and e.image is not null),
        touched as (
            select t.key, max(t.event) as event
              from (select %2$s as key, l.i_id_event as event
                      from only sch_chameleon.%1$I l
                     cross join lateral (values (l.jsb_event_data), (l.jsb_event_update)) e (image)
                     where l.ctid = any ($1) and e.image is not null) t
             where t.key in (select m.key from missing m)
             group by t.key),
        obsolete as (
            select m.i_id_row, bool_or(not m.is_old) as is_row, bool_or(m.is_old) as is_old
              from missing m
              join touched t on t.key = m.key and t.event > m.i_id_event
             group by m.i_id_row)
        update sch_chameleon.t_discarded_rows d
           set b_row_superseded = d.b_row_superseded or o.is_row,
               b_old_superseded = d.b_old_superseded or o.is_old or d.jsb_event_update is null
          from obsolete o
         where d.i_id_row = o.i_id_row $q$, p_log, v_key)
      using p_places, p_source, p_table.v_schema_name, p_table.v_table_name;
    perform sch_chameleon.fn_resolve_discarded(
        p_source, p_table.v_schema_name, p_table.v_table_name, 'superseded', d.i_id_row)
       from sch_chameleon.t_discarded_rows d
      where d.i_id_source = p_source and d.v_schema_name = p_table.v_schema_name
        and d.v_table_name = p_table.v_table_name and d.enm_state = 'open' and d.b_row_superseded and d.b_old_superseded;
end
$$;

create or replace function sch_chameleon.fn_resolve_discarded(
        p_source bigint, p_schema text, p_table text, p_state sch_chameleon.en_discard_state, p_row bigint default null)
    returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
-- Closes one discarded row of a table, or all of its open ones when p_row is null, and counts those that stay open.
    update sch_chameleon.t_discarded_rows d
       set enm_state = p_state, ts_resolved = clock_timestamp()
     where d.i_id_source = p_source and d.v_schema_name = p_schema and d.v_table_name = p_table
       and d.enm_state = 'open' and (p_row is null or d.i_id_row = p_row);
    update sch_chameleon.t_replica_tables t
       set i_discarded = (
           select count(*) from sch_chameleon.t_discarded_rows d
            where d.i_id_source = p_source and d.v_schema_name = p_schema and d.v_table_name = p_table
              and d.enm_state = 'open' and d.i_id_event is not null and d.enm_binlog_event <> 'ddl')
     where t.i_id_source = p_source and t.v_schema_name = p_schema and t.v_table_name = p_table
$$;
