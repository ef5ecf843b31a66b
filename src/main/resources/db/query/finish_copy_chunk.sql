update sch_chameleon.t_copy_chunks
   set b_done = true, i_rows = ?, i_bytes = ?, i_refused = ?, jsb_adjustments = ?::jsonb
 where i_id_source = ? and v_database = ? and v_table = ? and i_chunk = ?
