insert into sch_chameleon.t_replay_holds (i_id_source, t_binlog_name, i_binlog_position, ts_expires)
values (?, ?, ?, clock_timestamp() + ? * interval '1 millisecond')
    on conflict (i_id_source) do update
       set t_binlog_name = excluded.t_binlog_name, i_binlog_position = excluded.i_binlog_position,
           ts_expires = excluded.ts_expires
returning ts_expires::text
