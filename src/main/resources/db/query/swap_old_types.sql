-- enum types of those tables, in their own schema
select distinct quote_ident(tn.nspname) || '.' || quote_ident(t.typname)
  from sch_chameleon.t_replica_tables r
  join pg_catalog.pg_namespace n on n.nspname = r.v_schema_name
  join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = r.v_table_name and c.relkind in ('r', 'p')
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_catalog.pg_type t on t.oid = a.atttypid and t.typtype = 'e' and t.typnamespace = n.oid
  join pg_catalog.pg_namespace tn on tn.oid = t.typnamespace
 where r.i_id_source = ?
   and r.v_schema_name = any (?)
   and exists (select from (select ?::jsonb as names) p
                where p.names is null
                   or p.names @> jsonb_build_array(jsonb_build_array(r.v_schema_name, r.v_table_name)))
 order by 1
