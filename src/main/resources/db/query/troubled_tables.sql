with discarded as (
    select d.v_schema_name, d.v_table_name, count(*) as rows
      from sch_chameleon.t_discarded_rows d
     where d.i_id_source = ? and d.enm_state = 'open'
     group by 1, 2),
kept as (
    select q.v_schema_name, q.v_table_name, count(*) as events
      from sch_chameleon.t_quarantined_events q
     where q.i_id_source = ?
     group by 1, 2),
tables as (
    select t.* from sch_chameleon.t_replica_tables t where t.i_id_source = ?)
select coalesce(m.v_source_schema, v_schema_name) as database, coalesce(o.v_table, v_table_name) as "table",
       v_schema_name as target_schema, v_table_name as target_table,
       coalesce(t.enm_state = 'quarantined', false) as quarantined, coalesce(t.b_copy_needed, false) as copy_needed,
       t.t_reason as reason, t.ts_state as since, coalesce(k.events, 0) as kept, coalesce(d.rows, 0) as discarded
  from tables t
  full join discarded d using (v_schema_name, v_table_name)
  left join kept k using (v_schema_name, v_table_name)
  left join sch_chameleon.t_source_schemas m on m.v_dest_schema = v_schema_name
  left join sch_chameleon.t_source_tables o
    on o.i_id_source = m.i_id_source and o.v_database = m.v_source_schema and o.jsb_table->>'targetName' = v_table_name
 where d.rows > 0 or t.enm_state = 'quarantined' or t.b_copy_needed
 order by 1, 2
