select l.t_outcome, count(*)
  from sch_chameleon.t_ddl_log l
 where l.i_id_source = ?
 group by l.t_outcome
