insert into sch_chameleon.t_error_log (i_id_source, t_stage, t_code, t_error) values (?, ?, ?, ?)
