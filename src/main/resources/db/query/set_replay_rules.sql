update sch_chameleon.t_sources
   set i_discard_limit = ?, i_replay_lanes = ?
 where i_id_source = ?
