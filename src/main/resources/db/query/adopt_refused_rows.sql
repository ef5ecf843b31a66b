-- rows that the copy refused become rows of the source that was copied
update sch_chameleon.t_discarded_rows d
   set i_id_source = m.i_id_source, v_schema_name = m.v_dest_schema
  from sch_chameleon.t_source_schemas l
  join sch_chameleon.t_source_schemas m on m.v_source_schema = l.v_source_schema
 where l.i_id_source = ?
   and m.i_id_source = ?
   and d.i_id_source = l.i_id_source
   and d.v_schema_name = l.v_dest_schema
