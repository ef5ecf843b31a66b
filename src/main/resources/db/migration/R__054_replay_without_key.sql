create or replace function sch_chameleon.fn_replay_without_key(
        p_table sch_chameleon.t_replica_tables, p_columns text[])
    returns text
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- The statement for a table whose rows nothing identifies: the difference of two multisets, +1 for each new row and -1
-- for each old one, rows compared by their text. The target is read once, whatever the number of events. Gives how many
-- old rows are not there. Documents are decompressed once, as in fn_replay_net.
    select format($q$with change as (
            select case e.enm_binlog_event when 'delete' then -1 else 1 end as s, e.jsb_event_data as d
              from only @log@ e
             where e.ctid = any ($1) and (e.t_query is null or sch_chameleon.fn_refuse(e.t_query))
             union all
            select -1, e.jsb_event_update
              from only @log@ e
             where e.ctid = any ($2)),
        net as materialized (
            select x.r, sum(x.s) as delta, (array_agg(x.d))[1] as d
              from (select c.s, c.d, row(%1$s)::text as r
                      from (select a.s, a.d, a.d || '{}'::jsonb as whole from change a offset 0) c) x
             group by x.r
            having sum(x.s) <> 0),
        gone as materialized (
            select x.place, x.part
              from (select t.ctid as place, t.tableoid as part, n.delta, row_number() over (partition by n.r) as nr
                      from net n
                      join %2$s t on row(%3$s)::text = n.r
                     where n.delta < 0) x
             where x.nr <= -x.delta),
        deleted as (%4$s returning 1),
        written as (
            insert into %5$s (%6$s)%7$s
            select %8$s
              from (select p.delta, p.d || '{}'::jsonb as d from net p where p.delta > 0 offset 0) n,
                   generate_series(1, n.delta)
             where (select count(*) from deleted) >= 0
            returning 1)
        select (select coalesce(sum(-n.delta), 0) from net n where n.delta < 0) - (select count(*) from deleted)$q$,
        string_agg(format('(c.whole->>%L)::%s', c.name, c.full_type), ', ' order by c.num),
        case when p.relkind = 'p' then '' else 'only ' end || format('%I.%I', p_table.v_schema_name, p_table.v_table_name),
        string_agg('t.' || c.ident, ', ' order by c.num),
        case when p.relkind = 'p'
             then format('delete from %I.%I t using gone g where t.ctid = g.place and t.tableoid = g.part',
                         p_table.v_schema_name, p_table.v_table_name)
             else format('delete from only %I.%I t where t.ctid = any (array(select g.place from gone g))',
                         p_table.v_schema_name, p_table.v_table_name) end,
        format('%I.%I', p_table.v_schema_name, p_table.v_table_name),
        string_agg(c.ident, ', ' order by c.num),
        case when bool_or(c.is_always) then ' overriding system value' else '' end,
        string_agg(format('(n.d->>%L)::%s', c.name, c.type), ', ' order by c.num))
      from sch_chameleon.fn_replay_columns(p_table, p_columns) c
      join pg_class p on p.oid = to_regclass(format('%I.%I', p_table.v_schema_name, p_table.v_table_name))
     where c.is_written
     group by p.relkind
$$;
