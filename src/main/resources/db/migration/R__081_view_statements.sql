create or replace function sch_chameleon.fn_view_statements(p_view oid) returns text[]
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- The statements that make a view, or a materialized view, as it is: query, options, owner, rights, comments, defaults,
-- rules, triggers, indexes, statistics, and its rows if it has them. All names are qualified.
    with v as (
        select c.oid, c.relkind = 'm' as is_stored, format('%I.%I', n.nspname, c.relname) as name, c.relowner, c.relacl,
               case c.relkind when 'm' then 'materialized view' else 'view' end as kind, c.relispopulated,
               coalesce((select ' using ' || quote_ident(a.amname) from pg_am a where a.oid = c.relam), '') as method,
               coalesce((select ' with (' || string_agg(format('%I = %L', o.option_name, o.option_value), ', ') || ')'
                           from pg_options_to_table(c.reloptions) o), '') as options,
               coalesce((select ' tablespace ' || quote_ident(t.spcname)
                           from pg_tablespace t where t.oid = c.reltablespace), '') as space,
               rtrim(pg_get_viewdef(c.oid), E'; \n') as query
          from pg_class c
          join pg_namespace n on n.oid = c.relnamespace
         where c.oid = p_view),
    s (step, i, statement) as (
        select 1, 0::bigint, format('create %s %s%s%s%s as%s%s%s', v.kind, v.name, v.method, v.options, v.space, E'\n',
                                    v.query, case when v.is_stored then E'\nwith no data' else '' end)
          from v
         union all
        select 2, 0, format('alter table %s owner to %I', v.name, pg_get_userbyid(v.relowner)) from v
         union all
        select 3, 0, format('select sch_chameleon.fn_clear_grants(%L)', v.name) from v
         union all
        select 4, row_number() over (), g.statement from v, sch_chameleon.fn_grants(v.oid, v.name) g (statement)
         union all
        select 5, d.objsubid,
               case d.objsubid when 0 then format('comment on %s %s is %L', v.kind, v.name, d.description)
                               else format('comment on column %s.%I is %L', v.name, a.attname, d.description) end
          from v
          join pg_description d on d.objoid = v.oid and d.classoid = 'pg_class'::regclass
          left join pg_attribute a on a.attrelid = v.oid and a.attnum = d.objsubid
         union all
        select 6, d.adnum, format('alter view %s alter column %I set default %s', v.name, a.attname,
                                  pg_get_expr(d.adbin, d.adrelid))
          from v
          join pg_attrdef d on d.adrelid = v.oid
          join pg_attribute a on a.attrelid = v.oid and a.attnum = d.adnum
         union all
        select 7, r.oid::bigint, rtrim(pg_get_ruledef(r.oid), ';')
          from v
          join pg_rewrite r on r.ev_class = v.oid and r.rulename <> '_RETURN'
         union all
        select 8, t.oid::bigint, pg_get_triggerdef(t.oid)
          from v
          join pg_trigger t on t.tgrelid = v.oid and not t.tgisinternal
         union all
        select 9, i.indexrelid::bigint * 4 + x.i, x.statement
          from v
          join pg_index i on i.indrelid = v.oid
         cross join lateral (
               values (1, pg_get_indexdef(i.indexrelid)),
                      (2, (select format('comment on index %s is %L', i.indexrelid::regclass, d.description)
                             from pg_description d
                            where d.objoid = i.indexrelid and d.classoid = 'pg_class'::regclass and d.objsubid = 0)),
                      (3, case when i.indisclustered then format('alter materialized view %s cluster on %I', v.name, (
                               select c.relname from pg_class c where c.oid = i.indexrelid)) end)) x (i, statement)
         union all
        select 10, e.oid::bigint, pg_get_statisticsobjdef(e.oid) from v join pg_statistic_ext e on e.stxrelid = v.oid
         union all
        select 11, a.attnum, format('alter materialized view %s alter column %I set statistics %s', v.name, a.attname,
                                    a.attstattarget)
          from v
          join pg_attribute a on a.attrelid = v.oid and a.attstattarget >= 0 and a.attnum > 0
         where v.is_stored
         union all
        select 12, 0, format('refresh materialized view %s', v.name) from v where v.is_stored and v.relispopulated)
    select array_agg(s.statement order by s.step, s.i) from s where s.statement is not null
$$;
