select 'discarded', d.v_table_name, d.i_id_event, d.enm_binlog_event, d.v_sqlstate, d.t_error
  from sch_chameleon.t_discarded_rows d
union all
select 'quarantined', t.v_table_name, null, null, null, t.t_reason
  from sch_chameleon.t_replica_tables t
 where t.enm_state <> 'replicated' or t.b_copy_needed
 union all
select 'replayed in parts', null, p.last_value, null, null, null
  from public.parts p
 where p.is_called
