update sch_chameleon.t_sources
   set i_discard_limit = ?, i_replay_lanes = ?, t_dependent_views = ?, i_ddl_lock_wait = ?
 where i_id_source = ?
