select c.i_id_cascade as id, c.v_schema_name as schema, c.v_table_name as "table", c.jsb_row::text as row,
       t.v_table_pkey as key,
       array(select distinct n.name
               from sch_chameleon.t_replica_foreign_keys k, unnest(k.v_columns) n (name)
              where k.i_id_table = t.i_id_table) as columns,
       t.i_id_table is null or t.b_copy_needed
           or to_regclass(format('%I.%I', c.v_schema_name, c.v_table_name)) is null as obsolete
  from sch_chameleon.t_cascaded_rows c
  left join sch_chameleon.t_replica_tables t
    on t.i_id_source = c.i_id_source and t.v_schema_name = c.v_schema_name and t.v_table_name = c.v_table_name
 where c.i_id_source = ? and c.i_id_cascade > ? and (t.enm_state is distinct from 'quarantined' or t.b_copy_needed)
 order by c.i_id_cascade
 limit 1000
