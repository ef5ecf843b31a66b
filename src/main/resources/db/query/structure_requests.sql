select v_database, v_table, t_problem from sch_chameleon.t_sync_requests where i_id_source = ? order by 1, 2
