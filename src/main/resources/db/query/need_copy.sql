update sch_chameleon.t_replica_tables t
   set b_copy_needed = true, t_reason = coalesce(t.t_reason || '; ', '') || ?
 where t.i_id_source = ? and t.v_schema_name = ? and t.v_table_name = ? and not t.b_copy_needed
