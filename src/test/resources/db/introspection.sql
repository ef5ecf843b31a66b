-- The catalogue's schema as text, one object a row, from pg_catalog alone: no pg_dump of the right version is needed.
with named as (select n.oid from pg_namespace n where n.nspname = 'sch_chameleon')
select text from (
    select 1 as kind, t.typname::text as name,
           format('create type %s as enum (%s);', t.typname,
                  (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
                     from pg_enum e where e.enumtypid = t.oid)) as text
      from pg_type t
     where t.typnamespace = (select oid from named) and t.typtype = 'e'
    union all
    select 2, c.relname::text,
           format(E'create table %s (\n%s\n)%s%s;', c.relname,
                  (select string_agg(line, E',\n' order by place, line)
                     from (select 1 + a.attnum, format('    %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                                  case when a.attnotnull then ' not null' else '' end,
                                  coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''))
                             from pg_attribute a
                             left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                            union all
                           select 10000, format('    constraint %s %s', o.conname, pg_get_constraintdef(o.oid))
                             from pg_constraint o
                            where o.conrelid = c.oid and o.contype <> 'n') as l (place, line)),
                  (select format(' inherits (%s)', i.inhparent::regclass) from pg_inherits i where i.inhrelid = c.oid),
                  coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', ''))
           || coalesce((select string_agg(E'\n' || case when m.objsubid = 0
                                   then format('comment on table %s is %L;', c.relname, m.description)
                                   else format('comment on column %s.%s is %L;', c.relname,
                                               (select a.attname from pg_attribute a
                                                 where a.attrelid = c.oid and a.attnum = m.objsubid), m.description) end,
                                   '' order by m.objsubid)
                          from pg_description m
                         where m.objoid = c.oid and m.classoid = 'pg_class'::regclass), '')
      from pg_class c
     where c.relnamespace = (select oid from named) and c.relkind in ('r', 'p')
       and c.relname not like 'flyway%'
    union all
    select 3, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) || ';'
      from pg_index i
      join pg_class c on c.oid = i.indrelid
     where c.relnamespace = (select oid from named) and c.relname not like 'flyway%'
       and not exists (select from pg_constraint o where o.conindid = i.indexrelid)
    union all
    select 4, c.relname::text, format(E'create view %s as\n%s', c.relname, pg_get_viewdef(c.oid))
      from pg_class c
     where c.relnamespace = (select oid from named) and c.relkind = 'v'
    union all
    -- what they do is in their files
    select 5, p.proname || pg_get_function_identity_arguments(p.oid),
           format('create function %s(%s) returns %s language %s%s%s;', p.proname, pg_get_function_arguments(p.oid),
                  pg_get_function_result(p.oid), l.lanname,
                  case p.provolatile when 'i' then ' immutable' when 's' then ' stable' else '' end,
                  (select string_agg(' set ' || s, '') from unnest(p.proconfig) s))
      from pg_proc p
      join pg_language l on l.oid = p.prolang
     where p.pronamespace = (select oid from named)
    union all
    select 6, g.tgname::text, pg_get_triggerdef(g.oid) || ';'
      from pg_trigger g
      join pg_class c on c.oid = g.tgrelid
     where c.relnamespace = (select oid from named) and not g.tgisinternal) o
 order by kind, name collate "C"
