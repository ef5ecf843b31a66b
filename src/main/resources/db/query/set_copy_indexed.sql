update sch_chameleon.t_copy_tables set b_indexed = ? where i_id_source = ? and v_database = ? and v_table = ?
