select c.v_database, c.v_table, c.i_chunk, c.v_after, c.v_up_to, c.b_done, c.i_rows, c.i_bytes, c.i_refused, c.jsb_adjustments::text as adjustments
  from sch_chameleon.t_copy_chunks c
 where c.i_id_source = ?
 order by c.v_database, c.v_table, c.i_chunk
