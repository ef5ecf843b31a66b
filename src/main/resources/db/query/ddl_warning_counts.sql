select w.t_code, count(*)
  from sch_chameleon.t_ddl_warnings w
 where w.i_id_source = ?
 group by w.t_code
