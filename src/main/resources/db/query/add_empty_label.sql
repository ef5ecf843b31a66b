-- MySQL sorts its error value before the labels
select format('alter type %I.%I add value if not exists %L before %L', tn.nspname, t.typname, '', l.enumlabel)
  from pg_catalog.pg_attribute a
  join pg_catalog.pg_class c on c.oid = a.attrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_type t on t.oid = a.atttypid and t.typtype = 'e'
  join pg_catalog.pg_namespace tn on tn.oid = t.typnamespace
  join pg_catalog.pg_enum l on l.enumtypid = t.oid
 where n.nspname = ?
   and c.relname = ?
   and a.attname = ?
 order by l.enumsortorder
 limit 1
