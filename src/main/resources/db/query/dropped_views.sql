select d.i_id_view as id, d.v_schema_name || '.' || d.v_view_name as name, d.t_kind as kind, d.ts_dropped as time,
       d.t_binlog_name || ':' || d.i_binlog_position as position, d.t_reason as reason, d.t_definition as definition
  from sch_chameleon.t_dropped_views d
 where d.i_id_source = ?
 order by d.i_id_view desc
