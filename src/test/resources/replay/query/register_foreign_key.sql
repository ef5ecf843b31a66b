insert into sch_chameleon.t_replica_foreign_keys
       (i_id_table, v_name, v_columns, v_parent_schema, v_parent_table, v_parent_columns, t_on_delete, t_on_update,
        b_fold_case)
select t.i_id_table, ?, ?, t.v_schema_name, ?, ?, ?, ?, ?
  from sch_chameleon.t_replica_tables t
 where t.v_schema_name = ? and t.v_table_name = ?
