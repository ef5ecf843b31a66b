create or replace function sch_chameleon.fn_append_run(
        p_source bigint, p_epoch bigint, p_appends bigint,
        p_schemas text[], p_tables text[], p_events text[], p_data text[], p_updates text[], p_queries text[],
        p_files text[], p_positions bigint[], p_times bigint[], p_transactions text[], p_ordinals bigint[],
        p_cascades boolean[], p_committed int, p_position jsonb, p_extras jsonb)
    returns boolean
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Logs one run of changes with its position, watermark, engine offset, schema history and source model, all or nothing.
-- The arrays hold one entry an event, in order; p_cascades may end earlier, and is null then. The first p_committed
-- events belong to transactions whose commit was read: the open batch closes behind them, the rest opens the next one.
-- p_position is the new row of t_source_positions. Returns whether a batch was closed. Refuses with CM001 when p_epoch
-- is not the lease's, and with CM002 when another append came between, so that calling it twice never logs an event
-- twice.
declare
    v_count  int := coalesce(array_length(p_schemas, 1), 0);
    v_closed boolean := false;
begin
    perform sch_chameleon.fn_check_lease(p_source, p_epoch);
    perform sch_chameleon.fn_move_position(p_source, p_appends, p_position);
    if p_committed > 0 then
        perform sch_chameleon.fn_log_events(
            p_source, p_schemas[:p_committed], p_tables[:p_committed], p_events[:p_committed],
            p_data[:p_committed], p_updates[:p_committed], p_queries[:p_committed], p_files[:p_committed],
            p_positions[:p_committed], p_times[:p_committed], p_transactions[:p_committed], p_ordinals[:p_committed],
            p_cascades[:p_committed]);
    end if;
    if coalesce((p_extras->>'closes')::boolean, false) then
        v_closed := sch_chameleon.fn_close_batch(p_source, p_position);
    end if;
    if v_count > p_committed then
        perform sch_chameleon.fn_log_events(
            p_source, p_schemas[p_committed + 1:], p_tables[p_committed + 1:], p_events[p_committed + 1:],
            p_data[p_committed + 1:], p_updates[p_committed + 1:], p_queries[p_committed + 1:],
            p_files[p_committed + 1:], p_positions[p_committed + 1:], p_times[p_committed + 1:],
            p_transactions[p_committed + 1:], p_ordinals[p_committed + 1:], p_cascades[p_committed + 1:]);
    end if;
    perform sch_chameleon.fn_append_extras(p_source, p_extras);
    return v_closed;
end
$$;
