select t.v_database, t.v_table, t.v_target_table, t.t_definition, t.t_design, t.t_binlog_name, t.i_binlog_position, t.b_indexed, t.v_warnings
  from sch_chameleon.t_copy_tables t
 where t.i_id_source = ?
 order by t.v_database, t.v_table
