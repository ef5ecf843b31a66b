-- What a schema holds, a line each, without the names that only PostgreSQL needs. What belongs to no table is named.
select 'table ' || c.relname || coalesce(': ' || obj_description(c.oid, 'pg_class'), '') as line
  from pg_class c
 where c.relkind = 'r' and c.relnamespace = '%1$s'::regnamespace
 union all
select format('column %%s.%%s %%s%%s%%s%%s%%s', c.relname, a.attname,
              coalesce('enum ' || (select string_agg(e.enumlabel, ',' order by e.enumsortorder)
                                     from pg_enum e where e.enumtypid = a.atttypid),
                       format_type(a.atttypid, a.atttypmod)),
              case when a.attnotnull then ' not null' end,
              case a.attidentity when 'd' then ' identity' end,
              ' default ' || regexp_replace(pg_get_expr(d.adbin, d.adrelid), '::.*$', ''),
              ': ' || col_description(c.oid, a.attnum))
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
 where c.relkind = 'r' and c.relnamespace = '%1$s'::regnamespace
 union all
select format('index%%s %%s', case when i.indisprimary then ' primary' end,
              regexp_replace(pg_get_indexdef(i.indexrelid), ' INDEX .* ON ', ' INDEX ON '))
  from pg_index i
  join pg_class c on c.oid = i.indrelid
 where c.relnamespace = '%1$s'::regnamespace
 union all
select 'sequence of ' || coalesce((select d.refobjid::regclass || '.' || d.refobjsubid
                                     from pg_depend d
                                    where d.objid = c.oid and d.deptype in ('a', 'i')
                                      and d.refclassid = 'pg_class'::regclass), 'nothing: ' || c.relname)
  from pg_class c
 where c.relkind = 'S' and c.relnamespace = '%1$s'::regnamespace
 union all
select 'type without a column: ' || t.typname
  from pg_type t
 where t.typtype = 'e' and t.typnamespace = '%1$s'::regnamespace
   and not exists (select from pg_attribute a
                     join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
                    where a.atttypid = t.oid and not a.attisdropped)
 order by 1
