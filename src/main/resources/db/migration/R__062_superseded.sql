create or replace function sch_chameleon.fn_event_key(p_row jsonb, p_key text[]) returns jsonb
    language sql
    immutable
    set search_path = pg_catalog, pg_temp
as $$
-- The values that identify a row, in the order of the key's columns.
    select jsonb_agg(p_row->k.name order by k.i) from unnest(p_key) with ordinality k (name, i)
$$;

create or replace function sch_chameleon.fn_mark_superseded(
        p_source bigint, p_log text, p_table sch_chameleon.t_replica_tables, p_places tid[])
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Notes which discarded rows of the table the applied events make obsolete: an event of the same key came later and
-- holds the whole row. Applying the discarded one again would bring back an old state.
begin
    if p_table.v_table_pkey = '{}' then
        return;
    end if;
    execute format($q$
        with touched as (
            select sch_chameleon.fn_event_key(i.image, $4) as key, max(l.i_id_event) as event
              from only sch_chameleon.%I l
             cross join lateral (values (l.jsb_event_data), (l.jsb_event_update)) i (image)
             where l.ctid = any ($1) and i.image is not null
             group by 1)
        update sch_chameleon.t_discarded_rows d
           set b_row_superseded = d.b_row_superseded or exists (
                   select from touched t where t.event > d.i_id_event
                      and t.key = sch_chameleon.fn_event_key(d.jsb_event_data, $4)),
               b_old_superseded = d.b_old_superseded or d.jsb_event_update is null or exists (
                   select from touched t where t.event > d.i_id_event
                      and t.key = sch_chameleon.fn_event_key(d.jsb_event_update, $4))
         where d.i_id_source = $5 and d.v_schema_name = $2 and d.v_table_name = $3
           and d.enm_state = 'open' and d.enm_binlog_event <> 'ddl' and d.i_id_event is not null $q$, p_log)
      using p_places, p_table.v_schema_name, p_table.v_table_name, p_table.v_table_pkey, p_source;
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
