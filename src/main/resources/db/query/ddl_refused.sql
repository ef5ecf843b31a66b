select count(*)
  from sch_chameleon.t_discarded_rows d
 where d.i_id_source = ? and d.enm_state = 'open' and d.enm_binlog_event = 'ddl'
