delete from sch_chameleon.t_copy_tables where i_id_source = ? and v_database = ? and v_table = ?
