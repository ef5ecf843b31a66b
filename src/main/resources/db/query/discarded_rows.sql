select d.i_id_row as id, s.t_source as source, d.ts_discard as time,
       coalesce(m.v_source_schema, d.v_schema_name) as database, coalesce(o.v_table, d.v_table_name) as "table",
       d.v_schema_name as target_schema, d.v_table_name as target_table, d.enm_binlog_event::text as event,
       d.t_binlog_name as binlog_name, d.i_binlog_position as binlog_position, d.v_sqlstate as sqlstate,
       d.t_error as error, d.enm_state::text as state,
       exists (select from sch_chameleon.t_replica_tables t
                where t.i_id_source = d.i_id_source and t.v_schema_name = d.v_schema_name
                  and t.v_table_name = d.v_table_name and t.enm_state = 'quarantined') as quarantined
  from sch_chameleon.t_discarded_rows d
  join sch_chameleon.t_sources s using (i_id_source)
  left join sch_chameleon.t_source_schemas m on m.i_id_source = d.i_id_source and m.v_dest_schema = d.v_schema_name
  left join sch_chameleon.t_source_tables o
    on o.i_id_source = d.i_id_source and o.v_database = m.v_source_schema
   and o.jsb_table->>'targetName' = d.v_table_name
 where d.i_id_source = ? and d.enm_state = 'open'
   and (d.v_schema_name, d.v_table_name) in (select * from unnest(?::text[], ?::text[]))
 order by d.i_id_row desc
 limit ?
