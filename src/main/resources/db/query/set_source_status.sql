update sch_chameleon.t_sources
   set enm_status = ?::sch_chameleon.en_src_status, t_message = ?
 where i_id_source = ?
