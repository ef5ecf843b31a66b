-- What the catalogue holds of tables that are not there, or that are not well.
select 'table ' || t.v_table_name || ' ' || t.enm_state || ' ' || coalesce(t.t_reason, '')
  from sch_chameleon.t_replica_tables t
 where t.enm_state <> 'replicated' or t.b_copy_needed
    or to_regclass(format('%I.%I', t.v_schema_name, t.v_table_name)) is null
 union all
select 'relation ' || c.relname
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'r' and n.nspname in (select t.v_schema_name from sch_chameleon.t_replica_tables t)
   and not exists (select from sch_chameleon.t_replica_tables t
                    where t.v_schema_name = n.nspname and t.v_table_name = c.relname)
 union all
select 'function ' || f.i_id_table
  from sch_chameleon.t_replay_functions f
 where f.i_id_table not in (select t.i_id_table from sch_chameleon.t_replica_tables t)
 union all
select 'foreign key ' || k.i_id_table
  from sch_chameleon.t_replica_foreign_keys k
 where k.i_id_table not in (select t.i_id_table from sch_chameleon.t_replica_tables t)
 union all
select 'discarded ' || d.v_table_name || ' ' || d.t_error from sch_chameleon.t_discarded_rows d
 union all
select 'kept ' || e.v_table_name from sch_chameleon.t_quarantined_events e
 union all
select 'warning ' || w.v_table || ' ' || w.t_warning from sch_chameleon.t_ddl_warnings w where w.t_code = 'needs-copy'
 union all
select 'unsupported ' || l.t_mysql || ' ' || l.t_reason from sch_chameleon.t_ddl_log l where l.t_outcome = 'unsupported'
 union all
select 'told of a trigger: ' || l.t_mysql || ' ' || l.t_outcome from sch_chameleon.t_ddl_log l where l.t_mysql ~* '\mtrigger\M'
 union all
select 'of another table: ' || w.v_table_name from sch_chameleon.t_value_adjustments w
