update sch_chameleon.t_sources set b_stop_requested = ? where i_id_source = ?
