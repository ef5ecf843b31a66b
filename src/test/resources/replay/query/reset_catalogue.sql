truncate table only sch_chameleon.t_log_replica_1_src_1, only sch_chameleon.t_log_replica_2_src_1;
delete from sch_chameleon.t_replica_batch;
delete from sch_chameleon.t_replica_tables;
delete from sch_chameleon.t_discarded_rows;
delete from sch_chameleon.t_quarantined_events;
delete from sch_chameleon.t_cascaded_rows;
delete from sch_chameleon.t_replay_lanes;
delete from sch_chameleon.t_error_log;
select setval('public.parts', 1, false);
