select format('alter type %I.%I set schema %I', n.nspname, t.typname, ?::text)
  from pg_catalog.pg_type t
  join pg_catalog.pg_namespace n on n.oid = t.typnamespace
 where n.nspname = ?
   and t.typtype = 'e'
 order by t.typname
