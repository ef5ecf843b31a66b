select v_schema_name, v_table_name
  from sch_chameleon.t_replica_tables
 where i_id_source = ?
 order by 1, 2
