select s.i_id_source as id, s.t_source as source, s.enm_status::text as status, s.t_message as message,
       coalesce(l.ts_expires > clock_timestamp(), false) as lease_lives,
       exists (select from sch_chameleon.t_copies c where c.i_id_source = s.i_id_source) as copy_begun,
       exists (select from sch_chameleon.t_syncs y
                where y.i_id_source = s.i_id_source and y.ts_expires > clock_timestamp()) as syncing,
       (select array_agg(m.v_dest_schema order by m.v_dest_schema)
          from sch_chameleon.t_source_schemas m where m.i_id_source = s.i_id_source) as schemas,
       s.ts_last_received as last_read, s.ts_last_replay as last_replay,
       extract(epoch from clock_timestamp() - greatest(h.ts_read_until, s.ts_last_received)) as read_lag,
       extract(epoch from clock_timestamp() - p.ts_captured) as silence,
       h.i_behind_bytes as behind_bytes,
       (select count(*) from sch_chameleon.t_replica_batch b
         where b.i_id_source = s.i_id_source and b.b_processed and not b.b_replayed) as batches_pending,
       (select coalesce(sum(e.i_last_event - e.i_replayed_event), 0)
          from sch_chameleon.t_batch_events e
          join sch_chameleon.t_replica_batch b using (i_id_batch)
         where b.i_id_source = s.i_id_source) as events_pending,
       (select extract(epoch from clock_timestamp() - min(b.ts_processed))
          from sch_chameleon.t_replica_batch b
         where b.i_id_source = s.i_id_source and b.b_processed and not b.b_replayed) as replay_lag,
       (select count(*) from sch_chameleon.t_replica_tables t
         where t.i_id_source = s.i_id_source and t.enm_state = 'replicated') as replicated,
       (select count(*) from sch_chameleon.t_replica_tables t
         where t.i_id_source = s.i_id_source and t.enm_state = 'replicated' and t.v_table_pkey = '{}') as without_key,
       (select count(*) from sch_chameleon.t_replica_tables t
         where t.i_id_source = s.i_id_source and t.enm_state = 'quarantined') as quarantined,
       (select count(*) from sch_chameleon.t_replica_tables t
         where t.i_id_source = s.i_id_source and t.enm_state = 'replicated' and t.b_copy_needed) as copy_needed,
       (select count(*) from sch_chameleon.t_discarded_rows d where d.i_id_source = s.i_id_source and d.enm_state = 'open') as discarded,
       p.t_binlog_name as binlog_name, p.i_binlog_position as binlog_position
  from sch_chameleon.t_sources s
  left join sch_chameleon.t_leases l using (i_id_source)
  left join sch_chameleon.t_source_positions p using (i_id_source)
  left join sch_chameleon.t_source_heartbeats h using (i_id_source)
 where s.i_copy_of is null
 order by s.t_source
