delete from sch_chameleon.t_discarded_rows where i_id_source = ? and v_schema_name = ? and v_table_name = ?
