update sch_chameleon.t_sync_requests set t_problem = ? where i_id_source = ?
