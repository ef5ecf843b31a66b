select w.t_waits_for
  from sch_chameleon.t_ddl_waits w
 where w.i_id_source = ? and not w.b_set_aside
 order by w.i_id_event
 limit 1
