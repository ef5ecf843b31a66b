create or replace function sch_chameleon.fn_dependent_views(p_relations oid[])
    returns table (view_oid oid, depth int)
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- The views and materialized views that select from these relations, directly or through others. One selects from none
-- that is as deep as itself.
    with recursive selects as (
        select distinct d.refobjid as relation, r.ev_class as view_oid
          from pg_depend d
          join pg_rewrite r on r.oid = d.objid and r.rulename = '_RETURN'
          join pg_class c on c.oid = r.ev_class and c.relkind in ('v', 'm')
         where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class),
    reached as (
        select s.view_oid, 1 as depth from selects s where s.relation = any (p_relations)
         union
        select s.view_oid, r.depth + 1 from reached r join selects s on s.relation = r.view_oid)
    select r.view_oid, max(r.depth) from reached r group by r.view_oid
$$;

create or replace function sch_chameleon.fn_hold_views(p_relations oid[]) returns jsonb
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- What depends on these relations and can be made again from its text, in the order in which it is made: views, and
-- rules of tables. An empty array where there is nothing.
    with v as (
        select d.view_oid, d.depth, c.relname, n.nspname, case c.relkind when 'm' then 'materialized view' else 'view' end as kind
          from sch_chameleon.fn_dependent_views(p_relations) d
          join pg_class c on c.oid = d.view_oid
          join pg_namespace n on n.oid = c.relnamespace),
    r as (
        select distinct r.oid, r.rulename, c.relname, n.nspname, r.ev_enabled
          from pg_rewrite r
          join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
          join pg_class c on c.oid = r.ev_class
          join pg_namespace n on n.oid = c.relnamespace
         where r.rulename <> '_RETURN' and r.ev_class <> all (select v.view_oid from v)
           and (d.refobjid = any (p_relations) or d.refobjid in (select v.view_oid from v)))
    select coalesce(jsonb_agg(h.held order by h.depth, h.oid), '[]')
      from (select v.depth, v.view_oid as oid,
                   jsonb_build_object(
                       'schema', v.nspname, 'name', v.relname, 'kind', v.kind,
                       'drop', format('drop %s if exists %I.%I', v.kind, v.nspname, v.relname),
                       'statements', sch_chameleon.fn_view_statements(v.view_oid)) as held
              from v
             union all
            select 1000000, r.oid,
                   jsonb_build_object(
                       'schema', r.nspname, 'name', r.rulename || ' on ' || r.relname, 'kind', 'rule',
                       'drop', format('drop rule if exists %I on %I.%I', r.rulename, r.nspname, r.relname),
                       'statements', array[rtrim(pg_get_ruledef(r.oid), ';')] || case r.ev_enabled
                           when 'O' then '{}'::text[]
                           else array[format('alter table %I.%I %s rule %I', r.nspname, r.relname,
                                             case r.ev_enabled when 'D' then 'disable' when 'R' then 'enable replica'
                                                               else 'enable always' end, r.rulename)] end)
              from r) h
$$;
