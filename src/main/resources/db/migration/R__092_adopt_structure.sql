create or replace function sch_chameleon.fn_adopt_structure(p_source bigint, p_epoch bigint, p_models jsonb, p_history jsonb)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Replaces what is known of some tables' structure at the end of the log: their models, and records of the engine's schema
-- history. Ends the requests of these tables. Only while the engine stands still; raises CM001 when p_epoch is not the
-- lease's.
begin
    perform sch_chameleon.fn_check_lease(p_source, p_epoch);
    perform sch_chameleon.fn_append_extras(p_source, jsonb_build_object('tables', p_models, 'history', p_history));
    delete from sch_chameleon.t_sync_requests r
     using jsonb_array_elements(p_models) m
     where r.i_id_source = p_source and r.v_database = m.value->>'database' and r.v_table = m.value->>'table';
end
$$;
