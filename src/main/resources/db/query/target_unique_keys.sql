select n.nspname, c.relname, array_agg(a.attname::text) as columns
  from pg_catalog.pg_index i
  join pg_catalog.pg_class c on c.oid = i.indrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 cross join lateral unnest(i.indkey::int2[]) with ordinality as k(number, place)
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
 where n.nspname = any (?)
   and i.indisunique
   and i.indisvalid
   and i.indpred is null
   and i.indexprs is null
   and k.place <= i.indnkeyatts
 group by n.nspname, c.relname, i.indexrelid
