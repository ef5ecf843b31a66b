select v_database, t_charset from sch_chameleon.t_source_databases where i_id_source = ?
