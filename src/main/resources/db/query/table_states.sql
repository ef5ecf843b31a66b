select coalesce(m.v_source_schema, t.v_schema_name) as database, coalesce(o.v_table, t.v_table_name) as "table",
       t.v_schema_name as target_schema, t.v_table_name as target_table, t.v_table_pkey as keys,
       t.enm_state::text as state, t.b_copy_needed as copy_needed, t.t_reason as reason, t.ts_state,
       t.b_syncing and exists (select from sch_chameleon.t_syncs y
                                where y.i_id_source = t.i_id_source and y.ts_expires > clock_timestamp()) as syncing,
       (select count(*) from sch_chameleon.t_discarded_rows d
         where d.i_id_source = t.i_id_source and d.v_schema_name = t.v_schema_name
           and d.v_table_name = t.v_table_name and d.enm_state = 'open') as discarded
  from sch_chameleon.t_replica_tables t
  left join sch_chameleon.t_source_schemas m
    on m.i_id_source = t.i_id_source and m.v_dest_schema = t.v_schema_name
  left join sch_chameleon.t_source_tables o
    on o.i_id_source = t.i_id_source and o.v_database = m.v_source_schema
   and o.jsb_table->>'targetName' = t.v_table_name
 where t.i_id_source = ?
 order by 1, 2
