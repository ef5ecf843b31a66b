with batch as (
    insert into sch_chameleon.t_replica_batch
           (i_id_source, v_log_table, t_binlog_name, i_binlog_position, b_started, b_processed, ts_processed, i_events)
    values (1, ?, 'binlog.000001', ?, true, true, clock_timestamp(), ?)
    returning i_id_batch)
insert into sch_chameleon.t_batch_events (i_id_batch, i_first_event, i_last_event, i_replayed_event)
select b.i_id_batch, ?, ?, ? from batch b
returning i_id_batch
