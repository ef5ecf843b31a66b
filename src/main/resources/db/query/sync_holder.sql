select t_holder from sch_chameleon.t_syncs where i_id_source = ? and ts_expires > clock_timestamp()
