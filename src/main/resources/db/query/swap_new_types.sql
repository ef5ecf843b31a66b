select format('alter type %I.%I set schema %I', n.nspname, t.typname, ?::text)
  from pg_catalog.pg_type t
  join pg_catalog.pg_namespace n on n.oid = t.typnamespace
 where n.nspname = ?
   and t.typtype = 'e'
   and exists (select from (select ?::jsonb as names) p
                where p.names is null
                   or exists (select
                                from pg_catalog.pg_attribute a
                                join pg_catalog.pg_class c on c.oid = a.attrelid
                               where a.atttypid = t.oid and not a.attisdropped and c.relnamespace = n.oid
                                 and p.names @> jsonb_build_array(c.relname)))
 order by t.typname
