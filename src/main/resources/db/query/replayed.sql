select coalesce(sum(i_replayed), 0)::bigint, coalesce(sum(i_ddl), 0)::bigint
  from sch_chameleon.t_replica_batch
 where i_id_source = ?
