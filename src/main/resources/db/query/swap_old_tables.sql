-- tables of the earlier copy that are still there; of some names only those that are the replica's
select quote_ident(r.v_schema_name) || '.' || quote_ident(r.v_table_name)
  from sch_chameleon.t_replica_tables r
  join pg_catalog.pg_namespace n on n.nspname = r.v_schema_name
  join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = r.v_table_name and c.relkind in ('r', 'p')
 where r.i_id_source = ?
   and r.v_schema_name = any (?)
   and exists (select from (select ?::jsonb as names) p
                where p.names is null
                   or p.names @> jsonb_build_array(jsonb_build_array(r.v_schema_name, r.v_table_name))
                      and (r.v_columns <> '{}' or r.t_binlog_name is not null))
 order by 1
