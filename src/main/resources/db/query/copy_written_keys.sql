-- the keys of rows that were written to one table since its first snapshot, as JSON by target column
select k.key::text
  from sch_chameleon.t_copies w
  join sch_chameleon.t_copy_tables t using (i_id_source)
  join sch_chameleon.t_source_schemas m on m.i_id_source = w.i_id_loading and m.v_source_schema = t.v_database
 cross join lateral sch_chameleon.fn_copy_written_keys(
       w.i_id_loading, m.v_dest_schema, t.v_target_table, ?::text[], t.t_binlog_name, t.i_binlog_position) k
 where w.i_id_source = ?
   and t.v_database = ?
   and t.v_table = ?
