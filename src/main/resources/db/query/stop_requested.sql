select b_stop_requested from sch_chameleon.t_sources where i_id_source = ?
