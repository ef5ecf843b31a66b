create or replace function sch_chameleon.fn_move_position(p_source bigint, p_appends bigint, p_position jsonb)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Stores where the log ends now. Raises CM002 unless exactly p_appends appends came before.
begin
    update sch_chameleon.t_source_positions p
       set t_server_uuid = coalesce(p_position->>'server_uuid', p.t_server_uuid),
           t_binlog_name = p_position->>'binlog_name',
           i_binlog_position = (p_position->>'binlog_position')::bigint,
           t_gtid_set = p_position->>'gtid_set',
           jsb_offset = p_position->'offset',
           t_transaction = p_position->>'transaction',
           i_ordinal = (p_position->>'ordinal')::bigint,
           b_complete = (p_position->>'complete')::boolean,
           i_appends = p.i_appends + 1,
           ts_captured = clock_timestamp()
     where p.i_id_source = p_source and p.i_appends = p_appends;
    if not found then
        raise exception 'the log of source % does not end where this append goes on (append %)', p_source, p_appends
            using errcode = 'CM002';
    end if;
end
$$;
