create or replace function sch_chameleon.fn_close_batch(p_source bigint, p_position jsonb) returns boolean
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Closes the open batch at a commit of the source, so that replay may take it, and opens the next. Returns false and
-- leaves the batch open when nothing is in it. The next batch goes to the other log table once the one being filled
-- has 128 MB, long values included, and the other is empty: a source transaction never spans both.
declare
    v_batch  bigint;
    v_tables text[];
begin
    update sch_chameleon.t_replica_batch b
       set b_processed = true, ts_processed = clock_timestamp()
      from sch_chameleon.t_batch_events e
     where b.i_id_source = p_source and not b.b_processed and e.i_id_batch = b.i_id_batch
    returning b.i_id_batch into v_batch;
    if v_batch is null then
        return false;
    end if;
    select s.v_log_table into strict v_tables from sch_chameleon.t_sources s where s.i_id_source = p_source;
    if pg_table_size(format('sch_chameleon.%I', v_tables[1])) > 128 * 1024 * 1024
       and pg_relation_size(format('sch_chameleon.%I', v_tables[2])) = 0 then
        v_tables := array[v_tables[2], v_tables[1]];
        update sch_chameleon.t_sources s set v_log_table = v_tables where s.i_id_source = p_source;
    end if;
    insert into sch_chameleon.t_replica_batch
           (i_id_source, v_log_table, t_binlog_name, i_binlog_position, t_gtid_set)
    values (p_source, v_tables[1], p_position->>'binlog_name', (p_position->>'binlog_position')::bigint,
            p_position->>'gtid_set');
    return true;
end
$$;
