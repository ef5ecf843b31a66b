select m.v_dest_schema
  from sch_chameleon.t_copies c
  join sch_chameleon.t_source_schemas m on m.i_id_source = c.i_id_loading
 where c.i_id_source = ?
 order by 1
