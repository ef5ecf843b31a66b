select coalesce(m.v_source_schema, d.v_schema_name), d.v_table_name, count(*)
  from sch_chameleon.t_discarded_rows d
  left join sch_chameleon.t_source_schemas m
    on m.i_id_source = d.i_id_source and m.v_dest_schema = d.v_schema_name
 where d.i_id_source = ?
 group by 1, 2
