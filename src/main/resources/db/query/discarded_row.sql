select d.i_id_row as id, s.t_source as source, d.ts_discard as time,
       coalesce(m.v_source_schema, d.v_schema_name) as database, coalesce(o.v_table, d.v_table_name) as "table",
       d.v_schema_name as target_schema, d.v_table_name as target_table, d.enm_binlog_event::text as event,
       d.t_binlog_name as binlog_name, d.i_binlog_position as binlog_position, d.v_sqlstate as sqlstate,
       d.t_error as error, d.enm_state::text as state,
       exists (select from sch_chameleon.t_replica_tables t
                where t.i_id_source = d.i_id_source and t.v_schema_name = d.v_schema_name
                  and t.v_table_name = d.v_table_name and t.enm_state = 'quarantined') as quarantined,
       d.ts_resolved as resolved, d.t_transaction as transaction, d.jsb_event_data::text as data,
       d.jsb_event_update::text as old, d.t_row_data as text, case when d.enm_binlog_event = 'ddl' then d.t_query end as statements,
       d.t_replaced as replaced,
       (select string_agg(l.t_mysql, E';\n' order by l.i_id_ddl)
          from sch_chameleon.t_ddl_log l
         where d.enm_binlog_event = 'ddl' and l.i_id_source = d.i_id_source and l.t_transaction = d.t_transaction
           and l.t_binlog_name = d.t_binlog_name and l.i_binlog_position = d.i_binlog_position) as mysql
  from sch_chameleon.t_discarded_rows d
  join sch_chameleon.t_sources s using (i_id_source)
  left join sch_chameleon.t_source_schemas m on m.i_id_source = d.i_id_source and m.v_dest_schema = d.v_schema_name
  left join sch_chameleon.t_source_tables o
    on o.i_id_source = d.i_id_source and o.v_database = m.v_source_schema
   and o.jsb_table->>'targetName' = d.v_table_name
 where d.i_id_row = ?
