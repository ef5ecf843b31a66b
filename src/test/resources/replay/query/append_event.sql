insert into sch_chameleon.%s
       (i_id_event, i_id_batch, v_schema_name, v_table_name, enm_binlog_event, t_binlog_name, i_binlog_position,
        i_my_event_time, t_transaction, i_ordinal, jsb_event_data, jsb_event_update, t_query, b_cascades)
values (?, ?, ?, ?, ?::sch_chameleon.en_binlog_event, 'binlog.000001', ?, 1767225600000, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
