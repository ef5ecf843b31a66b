insert into sch_chameleon.t_replay_holds as h (i_id_source, t_binlog_name, i_binlog_position, ts_expires)
values (?, ?, ?, clock_timestamp() + ? * interval '1 millisecond')
    on conflict (i_id_source) do update
       set t_binlog_name = excluded.t_binlog_name, i_binlog_position = excluded.i_binlog_position,
           ts_expires = excluded.ts_expires
     where h.ts_expires < clock_timestamp() or h.ts_expires = cast(? as timestamptz)
returning ts_expires::text
