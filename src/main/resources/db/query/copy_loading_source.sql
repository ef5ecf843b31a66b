select c.i_id_loading as loading, s.t_source as name
  from sch_chameleon.t_copies c
  join sch_chameleon.t_sources s on s.i_id_source = c.i_id_loading
 where c.i_id_source = ?
