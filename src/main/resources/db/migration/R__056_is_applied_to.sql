create or replace function sch_chameleon.fn_is_applied_to(p_source bigint, p_file text, p_position bigint)
    returns boolean
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Whether all that stands before a place of the source's binlog is read and applied.
declare
    v_batch   record;
    v_pending boolean;
begin
    if not exists (
        select from sch_chameleon.t_source_positions p
         where p.i_id_source = p_source
           and (sch_chameleon.fn_binlog_number(p.t_binlog_name), p.i_binlog_position)
               >= (sch_chameleon.fn_binlog_number(p_file), p_position)) then
        return false;
    end if;
    for v_batch in
        select b.v_log_table, e.i_replayed_event, e.i_last_event
          from sch_chameleon.t_replica_batch b
          join sch_chameleon.t_batch_events e using (i_id_batch)
         where b.i_id_source = p_source and not b.b_replayed
    loop
        execute format($q$
            select exists (
                select from only sch_chameleon.%I l
                 where l.i_id_event > $1 and l.i_id_event <= $2
                   and (sch_chameleon.fn_binlog_number(l.t_binlog_name), l.i_binlog_position)
                       < (sch_chameleon.fn_binlog_number($3), $4)) $q$, v_batch.v_log_table)
           into v_pending using v_batch.i_replayed_event, v_batch.i_last_event, p_file, p_position;
        if v_pending then
            return false;
        end if;
    end loop;
    return true;
end
$$;
