create or replace function sch_chameleon.fn_binlog_number(p_file text) returns bigint
    language sql
    immutable
    set search_path = pg_catalog, pg_temp
as $$
-- The number in a binary log's name: 42 of binlog.000042.
    select substring(p_file from '([0-9]+)$')::bigint
$$;

create or replace function sch_chameleon.fn_source_polled(p_source bigint, p_file text, p_position bigint) returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
-- Records where the source's binlog ended just now. Where the log has come that far, all that the source committed up
-- to the poll before this one is known to be read.
    insert into sch_chameleon.t_source_heartbeats as h
           (i_id_source, ts_polled, t_binlog_name, i_binlog_position, i_behind_bytes, ts_read_until)
    select p_source, clock_timestamp(), p_file, p_position,
           case when p.t_binlog_name = p_file then greatest(p_position - p.i_binlog_position, 0) end,
           -- an end in an earlier file is that of a server that was reset
           case when p.t_binlog_name = p_file and p.i_binlog_position >= p_position then clock_timestamp() end
      from sch_chameleon.t_source_positions p
     where p.i_id_source = p_source
        on conflict (i_id_source) do update
           set ts_polled = excluded.ts_polled, t_binlog_name = excluded.t_binlog_name,
               i_binlog_position = excluded.i_binlog_position, i_behind_bytes = excluded.i_behind_bytes,
               ts_read_until = case
                   when excluded.ts_read_until is not null then excluded.ts_read_until
                   -- the end as it was at the last poll has been read since
                   when (select (sch_chameleon.fn_binlog_number(p.t_binlog_name), p.i_binlog_position)
                                >= (sch_chameleon.fn_binlog_number(h.t_binlog_name), h.i_binlog_position)
                            and (sch_chameleon.fn_binlog_number(p.t_binlog_name), p.i_binlog_position)
                                <= (sch_chameleon.fn_binlog_number(excluded.t_binlog_name), excluded.i_binlog_position)
                           from sch_chameleon.t_source_positions p where p.i_id_source = p_source) then h.ts_polled
                   else h.ts_read_until end
$$;
