-- tables of an application that the source was copied into
select quote_ident(r.v_schema_name) || '.' || quote_ident(r.v_table_name)
  from sch_chameleon.t_sources s
  join sch_chameleon.t_replica_tables r using (i_id_source)
  join pg_catalog.pg_namespace n on n.nspname = r.v_schema_name
  join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = r.v_table_name and c.relkind in ('r', 'p')
 where s.i_id_source = ?
   and s.b_keeps_tables
 order by 1
 limit 3
