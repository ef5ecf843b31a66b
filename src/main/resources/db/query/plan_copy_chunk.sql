insert into sch_chameleon.t_copy_chunks (i_id_source, v_database, v_table, i_chunk, v_after, v_up_to)
values (?, ?, ?, ?, ?, ?)
