select s.i_id_source as id, s.t_source as name, s.enm_status::text as status, s.b_stop_requested as stop_requested,
       s.t_message as message, s.jsb_column_types::text as column_types,
       coalesce((select jsonb_object_agg(m.v_source_schema, m.v_dest_schema)
                   from sch_chameleon.t_source_schemas m
                  where m.i_id_source = s.i_id_source), '{}')::text as schemas
  from sch_chameleon.t_sources s
 where s.i_copy_of is null
 order by s.t_source
