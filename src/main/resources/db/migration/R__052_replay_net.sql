create or replace function sch_chameleon.fn_replay_net(
        p_table sch_chameleon.t_replica_tables, p_columns text[])
    returns text
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- The query for the net change of the events at $1, of which those at $2 are updates with old values: one row a key,
-- as its last touch left it (live false: gone). An update that changes the key touches the old key too. Only the rows
-- that survive are decoded, each whole at once: "|| '{}'" gives the document as it is, decompressed, where every "->>"
-- would decompress it for itself. A row that the source's policies refuse brings its reason in t_query. @log@ stands for
-- the log table.
    select format($q$select k.live, %1$s
      from (select k.live, k.d || '{}'::jsonb as d, %2$s
      from (select distinct on (%2$s) s.live, s.d, %2$s
              from (select %3$s, l.i_id_event as e, l.enm_binlog_event <> 'delete' as live,
                           case when l.enm_binlog_event <> 'delete' then l.jsb_event_data end as d
                      from only @log@ l
                     where l.ctid = any ($1) and (l.t_query is null or sch_chameleon.fn_refuse(l.t_query))
                    union all
                    select %4$s, l.i_id_event, false, null
                      from only @log@ l
                     where l.ctid = any ($2) and (%5$s) is distinct from (%6$s)) s
             order by %2$s, s.e desc, s.live desc) k offset 0) k$q$,
        string_agg(case when c.is_key then 'k.' || c.alias
                        else format('(k.d->>%L)::%s as %s', c.name, c.type, c.alias) end, ', ' order by c.num),
        string_agg(c.alias, ', ' order by c.num) filter (where c.is_key),
        string_agg(format('(l.jsb_event_data->>%L)::%s as %s', c.name, c.type, c.alias), ', ' order by c.num)
            filter (where c.is_key),
        string_agg(format('(l.jsb_event_update->>%L)::%s', c.name, c.type), ', ' order by c.num) filter (where c.is_key),
        string_agg(format('(l.jsb_event_update->>%L)::%s', c.name, c.type), ', ' order by c.num) filter (where c.is_key),
        string_agg(format('(l.jsb_event_data->>%L)::%s', c.name, c.type), ', ' order by c.num) filter (where c.is_key))
      from sch_chameleon.fn_replay_columns(p_table, p_columns) c
     where c.is_key or c.is_written
$$;
