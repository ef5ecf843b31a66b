select t_holder from sch_chameleon.t_leases where i_id_source = ? and ts_expires > clock_timestamp() and t_holder is not null
