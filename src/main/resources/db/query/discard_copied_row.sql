insert into sch_chameleon.t_discarded_rows
    (i_id_source, v_schema_name, v_table_name, enm_binlog_event, t_row_data, v_sqlstate, t_error)
values (?, ?, ?, 'insert', ?, ?, ?)
