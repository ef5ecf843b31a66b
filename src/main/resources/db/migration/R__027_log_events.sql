create or replace function sch_chameleon.fn_log_events(
        p_source bigint, p_schemas text[], p_tables text[], p_events text[], p_data text[], p_updates text[],
        p_queries text[], p_files text[], p_positions bigint[], p_times bigint[], p_transactions text[],
        p_ordinals bigint[], p_cascades boolean[])
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Appends the events to the source's open batch, in their order, and moves the batch's last event. p_cascades may end
-- before the other arrays do: null holds for the rest.
declare
    v_batch sch_chameleon.t_replica_batch;
    v_first bigint;
    v_last  bigint;
begin
    select b.* into strict v_batch
      from sch_chameleon.t_replica_batch b
     where b.i_id_source = p_source and not b.b_processed;
    execute format($q$
        with logged as (
            insert into sch_chameleon.%I as l
                   (i_id_batch, v_schema_name, v_table_name, enm_binlog_event, jsb_event_data, jsb_event_update,
                    t_query, t_binlog_name, i_binlog_position, i_my_event_time, t_transaction, i_ordinal,
                    b_cascades)
            select $1, u.s, u.n, u.e::sch_chameleon.en_binlog_event, u.d::jsonb, u.b::jsonb,
                   u.q, u.f, u.p, u.m, u.t, u.o, u.c
              from unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                   with ordinality as u (s, n, e, d, b, q, f, p, m, t, o, c, i)
             order by u.i
            returning l.i_id_event)
        select min(i_id_event), max(i_id_event) from logged $q$, v_batch.v_log_table)
       into v_first, v_last
      using v_batch.i_id_batch, p_schemas, p_tables, p_events, p_data, p_updates, p_queries, p_files, p_positions,
            p_times, p_transactions, p_ordinals, p_cascades;
    insert into sch_chameleon.t_batch_events as e (i_id_batch, i_first_event, i_last_event, i_replayed_event)
    values (v_batch.i_id_batch, v_first, v_last, v_first - 1)
        on conflict (i_id_batch) do update set i_last_event = excluded.i_last_event;
    update sch_chameleon.t_replica_batch b
       set i_events = b.i_events + array_length(p_schemas, 1), b_started = true
     where b.i_id_batch = v_batch.i_id_batch;
end
$$;
