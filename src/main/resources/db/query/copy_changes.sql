-- what happened to each table between its first snapshot and a place of the binlog
select t.v_database, t.v_table,
       c.altered >= p.since as altered,
       c.written >= p.since as written,
       c.cascaded[1] as cascaded_file,
       c.cascaded[2] as cascaded_position
  from sch_chameleon.t_copies w
 cross join lateral (
       select f.database_name, f.table_name, max(f.altered) as altered, max(f.written) as written, max(f.cascaded) as cascaded
         from sch_chameleon.fn_copy_changes(w.i_id_loading, ?, ?) f
        group by 1, 2) c
  join sch_chameleon.t_copy_tables t
    on t.i_id_source = w.i_id_source and t.v_database = c.database_name and t.v_target_table = c.table_name
 cross join lateral (
       select array[sch_chameleon.fn_binlog_number(t.t_binlog_name), t.i_binlog_position] as since) p
 where w.i_id_source = ?
