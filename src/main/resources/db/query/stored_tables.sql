select jsb_table::text from sch_chameleon.t_source_tables where i_id_source = ? order by v_database, v_table
