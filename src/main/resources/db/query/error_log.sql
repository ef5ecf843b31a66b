select l.ts_error as time, l.t_stage as stage, l.t_code as code, l.t_error as error
  from sch_chameleon.t_error_log l
 where l.i_id_source = ?
 order by l.i_id_log desc
 limit ?
