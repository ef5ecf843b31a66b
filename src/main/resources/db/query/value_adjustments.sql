select coalesce(m.v_source_schema, a.v_schema_name) as database, coalesce(o.v_table, a.v_table_name) as "table",
       a.v_column_name as "column", a.t_adjustment as adjustment, a.i_count as values, a.ts_last as last
  from sch_chameleon.t_value_adjustments a
  left join sch_chameleon.t_source_schemas m on m.i_id_source = a.i_id_source and m.v_dest_schema = a.v_schema_name
  left join sch_chameleon.t_source_tables o
    on o.i_id_source = a.i_id_source and o.v_database = m.v_source_schema
   and o.jsb_table->>'targetName' = a.v_table_name
 where a.i_id_source = ?
 order by 1, 2, 3, 4
