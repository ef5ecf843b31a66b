create or replace function sch_chameleon.fn_replay_slice(
        p_source bigint, p_batch bigint, p_log text, p_after bigint, p_to bigint, p_cascades boolean,
        p_lane int default 0, p_lanes int default 1, out replayed bigint, out skipped bigint, out ddl bigint)
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Applies the row events of (p_after, p_to]: as a whole, or, where the source acted on child rows without logging it,
-- up to each such event, then those actions, then on from that event.
declare
    v_after   bigint := p_after;
    v_barrier record;
    v_range   record;
begin
    replayed := 0;
    skipped := 0;
    ddl := 0;
    for v_barrier in
        select * from sch_chameleon.fn_barriers(p_source, p_log, p_after, p_to, p_lane, p_lanes) where p_cascades
    loop
        select * into v_range
          from sch_chameleon.fn_replay_range(
               p_source, p_batch, p_log, v_after, v_barrier.first_event - 1, p_lane, p_lanes);
        replayed := replayed + v_range.replayed;
        skipped := skipped + v_range.skipped;
        perform sch_chameleon.fn_cascade_events(p_source, p_log, v_barrier.first_event, v_barrier.last_event);
        v_after := v_barrier.first_event - 1;
    end loop;
    select * into v_range
      from sch_chameleon.fn_replay_range(p_source, p_batch, p_log, v_after, p_to, p_lane, p_lanes);
    replayed := replayed + v_range.replayed;
    skipped := skipped + v_range.skipped;
end
$$;

create or replace function sch_chameleon.fn_barriers(
        p_source bigint, p_log text, p_after bigint, p_to bigint, p_lane int, p_lanes int)
    returns table (first_event bigint, last_event bigint)
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- The events of (p_after, p_to] that let foreign keys act, in order. Deletes from one table that stand together are one
-- barrier: what they do does not depend on their order.
begin
    return query execute format($q$
        with e as (
            select l.i_id_event, l.b_cascades, l.v_schema_name, l.v_table_name, l.enm_binlog_event = 'delete' as is_delete,
                   row_number() over (order by l.i_id_event) as place
              from only sch_chameleon.%I l
             where l.i_id_event > $1 and l.i_id_event <= $2),
        b as (
            select e.*, case when e.is_delete then e.place - row_number() over (
                                 partition by e.v_schema_name, e.v_table_name, e.is_delete order by e.i_id_event)
                             else -e.place end as island
              from e
             where e.b_cascades)
        select min(b.i_id_event), max(b.i_id_event)
          from b
          join sch_chameleon.t_replica_tables t on t.i_id_source = $3 and t.v_schema_name = b.v_schema_name
               and t.v_table_name = b.v_table_name and ($5 = 1 or coalesce(t.i_group, 0) %% $5 = $4)
         group by b.v_schema_name, b.v_table_name, b.is_delete, b.island
         order by 1 $q$, p_log)
      using p_after, p_to, p_source, p_lane, p_lanes;
end
$$;

create or replace function sch_chameleon.fn_replay_ddl_slice(
        p_source bigint, p_batch bigint, p_log text, p_after bigint, p_to bigint,
        out replayed bigint, out skipped bigint, out ddl bigint)
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Applies the events of (p_after, p_to], which hold schema changes: each at its place between the rows.
declare
    v_after bigint := p_after;
    v_event sch_chameleon.t_log_replica;
    v_range record;
    v_more  boolean := true;
begin
    replayed := 0;
    skipped := 0;
    ddl := 0;
    while v_more loop
        execute format('select l.* from only sch_chameleon.%I l where l.i_id_event > $1 and l.i_id_event <= $2
                           and l.enm_binlog_event = ''ddl'' order by l.i_id_event limit 1', p_log)
           into v_event using v_after, p_to;
        v_more := v_event.i_id_event is not null;
        select * into v_range
          from sch_chameleon.fn_replay_slice(
               p_source, p_batch, p_log, v_after, coalesce(v_event.i_id_event - 1, p_to), true);
        replayed := replayed + v_range.replayed;
        skipped := skipped + v_range.skipped;
        if v_more then
            perform sch_chameleon.fn_replay_ddl(p_source, p_batch, p_log, v_event);
            ddl := ddl + 1;
            v_after := v_event.i_id_event;
        end if;
    end loop;
end
$$;
