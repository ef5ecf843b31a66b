-- refused ones are discarded rows; those without an equivalent are in the DDL log, and their tables name the place
select d.i_id_row as id, d.ts_discard as time, coalesce(m.v_source_schema, d.v_schema_name) as database,
       coalesce(o.v_table, d.v_table_name) as "table", d.v_schema_name as target_schema, d.v_table_name as target_table,
       d.t_binlog_name as binlog_name, d.i_binlog_position as binlog_position,
       (select string_agg(distinct l.t_mysql, E';\n')
          from sch_chameleon.t_ddl_log l
         where l.i_id_source = d.i_id_source and l.t_binlog_name = d.t_binlog_name
           and l.i_binlog_position = d.i_binlog_position) as mysql,
       d.t_query as postgres, concat_ws(' ', d.v_sqlstate, d.t_error) as reason
  from sch_chameleon.t_discarded_rows d
  left join sch_chameleon.t_source_schemas m on m.i_id_source = d.i_id_source and m.v_dest_schema = d.v_schema_name
  left join sch_chameleon.t_source_tables o
    on o.i_id_source = d.i_id_source and o.v_database = m.v_source_schema
   and o.jsb_table->>'targetName' = d.v_table_name
 where d.i_id_source = ? and d.enm_state = 'open' and d.enm_binlog_event = 'ddl'
 union all
select null, l.ts_event, m.v_source_schema, coalesce(o.v_table, t.v_table_name), t.v_schema_name, t.v_table_name,
       l.t_binlog_name, l.i_binlog_position, l.t_mysql, null, l.t_reason
  from sch_chameleon.t_ddl_log l
  join sch_chameleon.t_replica_tables t
    on t.i_id_source = l.i_id_source and t.b_copy_needed
   and starts_with(t.t_reason, format('unsupported schema change at %s:%s: ', l.t_binlog_name, l.i_binlog_position))
  join sch_chameleon.t_source_schemas m on m.i_id_source = l.i_id_source and m.v_dest_schema = t.v_schema_name
  left join sch_chameleon.t_source_tables o
    on o.i_id_source = l.i_id_source and o.v_database = m.v_source_schema
   and o.jsb_table->>'targetName' = t.v_table_name
 where l.i_id_source = ? and l.t_outcome = 'unsupported'
 order by time desc, id desc
