select s.t_source
  from sch_chameleon.t_source_schemas m
  join sch_chameleon.t_sources s using (i_id_source)
 where m.v_dest_schema = ?
