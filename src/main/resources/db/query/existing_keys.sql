-- columns of the unique indexes of a schema's tables by which an insert can find the row it conflicts with
select c.relname,
       array(select a.attname::text
               from pg_catalog.pg_attribute a
              where a.attrelid = c.oid and a.attnum = any ((i.indkey::int2[])[0:i.indnkeyatts - 1]))
  from pg_catalog.pg_index i
  join pg_catalog.pg_class c on c.oid = i.indrelid and c.relkind in ('r', 'p')
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where n.nspname = ?
   and i.indisunique and i.indimmediate and i.indisvalid and i.indpred is null and i.indexprs is null
