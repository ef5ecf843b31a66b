select t_source from sch_chameleon.t_sources where i_id_source = ?
