create or replace function sch_chameleon.fn_maintain(p_source bigint, p_retention interval) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Empties the log table that is not being filled once every batch in it is replayed, and forgets replayed batches older
-- than p_retention; clears what a dead sync left. Safe to call at any time; a few ms when there is nothing to do.
declare
    v_idle text;
begin
    select s.v_log_table[2] into v_idle
      from sch_chameleon.t_sources s
     where s.i_id_source = p_source
       for no key update;
    if pg_relation_size(format('sch_chameleon.%I', v_idle)) > 0
       and not exists (
           select from sch_chameleon.t_replica_batch b
            where b.i_id_source = p_source and b.v_log_table = v_idle and not b.b_replayed) then
        execute format('truncate table only sch_chameleon.%I', v_idle);
    end if;
    delete from sch_chameleon.t_replica_batch b
     where b.i_id_source = p_source and b.b_replayed and b.ts_replayed < clock_timestamp() - p_retention;
    if exists (select from sch_chameleon.t_syncs y where y.i_id_source = p_source and y.ts_expires <= clock_timestamp()) then
        perform sch_chameleon.fn_end_dead_sync(p_source, null);
    end if;
end
$$;
