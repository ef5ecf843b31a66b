insert into sch_chameleon.t_replica_tables (i_id_source, v_schema_name, v_table_name, v_table_pkey, v_columns)
values (1, ?, ?, ?, ?)
