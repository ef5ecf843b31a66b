insert into sch_chameleon.t_copy_tables
    (i_id_source, v_database, v_table, v_target_table, t_definition, t_design, t_binlog_name, i_binlog_position)
values (?, ?, ?, ?, ?, ?, ?, ?)
