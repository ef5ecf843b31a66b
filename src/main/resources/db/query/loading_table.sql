-- what a loading table consists of beside its rows: enum types of its schema, and indexes with their constraints
select c.oid is not null as exists,
       coalesce((select array_agg(distinct format('%I.%I', n.nspname, t.typname))
                   from pg_catalog.pg_attribute a
                   join pg_catalog.pg_type t on t.oid = a.atttypid and t.typtype = 'e' and t.typnamespace = n.oid
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), '{}') as types,
       coalesce((select array_agg(case when k.conname is null then format('drop index %I.%I', n.nspname, i.relname)
                                       else format('alter table %I.%I drop constraint %I', n.nspname, c.relname, k.conname)
                                   end order by i.relname)
                   from pg_catalog.pg_index x
                   join pg_catalog.pg_class i on i.oid = x.indexrelid
                   left join pg_catalog.pg_constraint k on k.conindid = i.oid and k.conrelid = c.oid
                  where x.indrelid = c.oid), '{}') as index_drops
  from (select ?::text as schema, ?::text as "table") w
  left join pg_catalog.pg_namespace n on n.nspname = w.schema
  left join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = w."table"
