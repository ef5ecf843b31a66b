select i_id_source, t_server_uuid, t_binlog_name, i_binlog_position, t_gtid_set, jsb_offset::text as jsb_offset,
       t_transaction, i_ordinal, b_complete, i_appends
  from sch_chameleon.t_source_positions
 where i_id_source = ?
