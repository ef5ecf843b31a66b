-- Events for the tables of tables.sql.
create function bench.share(p_event bigint, p_draw bigint) returns double precision
    language sql
    immutable
as $$
-- A number in [0, 1) that looks random and is the same in every run.
    select (hashint8extended(p_event, p_draw) & 1073741823) / 1073741824.0::double precision
$$;

create function bench.log_events(
        p_source bigint, p_mix text, p_tables int, p_rows bigint, p_before bigint, p_events bigint)
    returns bigint
    language plpgsql
as $$
-- Logs p_events row changes as a closed batch, in transactions of ten, the tables in turn, and returns the batch.
-- p_mix: insert (new keys), update (any key), hot (one key in a hundred), mixed (45 inserts, 45 updates, 10 deletes of
-- other keys). p_before: events logged so far; no key is inserted or deleted twice.
declare
    v_batch sch_chameleon.t_replica_batch;
begin
    select b.* into strict v_batch
      from sch_chameleon.t_replica_batch b
     where b.i_id_source = p_source and not b.b_processed;
    execute format($q$
        with drawn as (
            select n, n %% $3 as tab,
                   case when $2 = 'insert' then 'insert'
                        when $2 <> 'mixed' or (bench.share(n, 1) >= 0.45 and bench.share(n, 1) < 0.9) then 'update'
                        when bench.share(n, 1) < 0.45 then 'insert'
                        else 'delete' end as kind
              from generate_series($5 + 1, $5 + $6) n),
        numbered as (
            select d.n, d.tab, d.kind,
                   ($5 + $3 - 1) / $3 + row_number() over (partition by d.tab, d.kind order by d.n) as nth
              from drawn d),
        keyed as (
            select m.n, m.tab, m.kind,
                   case m.kind
                       when 'insert' then $4 + m.nth
                       when 'delete' then $4 + 1 - m.nth
                       else 1 + floor(bench.share(m.n, 2) * greatest(1, $4 * case $2
                                when 'hot' then 0.01 when 'mixed' then 0.75 else 1 end))::bigint
                   end as id
              from numbered m),
        logged as (
            insert into sch_chameleon.%I as l
                   (i_id_batch, v_schema_name, v_table_name, enm_binlog_event, t_binlog_name, i_binlog_position,
                    i_my_event_time, t_transaction, i_ordinal, jsb_event_data)
            select $1, 'sales', 'orders_' || k.tab, k.kind::sch_chameleon.en_binlog_event, 'binlog.000001',
                   1000 + k.n * 300, 1700000000000 + k.n,
                   '3e11fa47-71ca-11e1-9e33-c80aa9429562:' || (k.n - 1) / 10, 1 + (k.n - 1) %% 10,
                   case k.kind
                       when 'delete' then jsonb_build_object('id', k.id::text)
                       else bench.row_image(k.id, case k.kind when 'update' then k.n else 0 end)
                   end
              from keyed k
             order by k.n
            returning l.i_id_event),
        counted as (
            insert into sch_chameleon.t_batch_events (i_id_batch, i_first_event, i_last_event, i_replayed_event)
            select $1, min(i_id_event), max(i_id_event), min(i_id_event) - 1 from logged)
        update sch_chameleon.t_replica_batch b
           set i_events = $6, b_started = true, b_processed = true, ts_processed = clock_timestamp()
         where b.i_id_batch = $1 $q$, v_batch.v_log_table)
      using v_batch.i_id_batch, p_mix, p_tables, p_rows, p_before, p_events;
    insert into sch_chameleon.t_replica_batch (i_id_source, v_log_table, t_binlog_name, i_binlog_position)
    values (p_source, v_batch.v_log_table, 'binlog.000001', 1000 + (p_before + p_events + 1) * 300);
    return v_batch.i_id_batch;
end
$$;
