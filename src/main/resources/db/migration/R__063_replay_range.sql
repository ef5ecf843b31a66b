create or replace function sch_chameleon.fn_replay_table(
        p_source bigint, p_batch bigint, p_log text, p_table bigint, p_places tid[], p_old tid[], p_inserts boolean,
        p_alone boolean default false, out replayed bigint, out skipped bigint, out waiting tid[])
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Applies events of one table in one statement and one subtransaction. What the target refuses is found by replaying
-- parts of the events in their order, down to the single event, which is set aside. waiting: events that a foreign key
-- of the target refuses, and those of the table behind them; they are not applied.
-- p_places: all of the events; p_old: those that are updates with old values; p_inserts: whether all are inserts;
-- p_alone: no other event is left that a single one could wait for.
declare
    v_table sch_chameleon.t_replica_tables;
    v_state text;
    v_error text;
    v_class text;
begin
    replayed := 0;
    skipped := 0;
    select t.* into v_table from sch_chameleon.t_replica_tables t where t.i_id_table = p_table;
    if v_table.enm_state = 'quarantined' then
        perform sch_chameleon.fn_keep_events(p_source, p_log, p_places);
        skipped := cardinality(p_places);
        return;
    end if;
    if v_table.b_syncing then
        perform sch_chameleon.fn_keep_for_sync(p_source, p_log, p_places);
    end if;
    for v_try in 1..2 loop
        begin
            if v_try = 2 then -- the target table may have been altered since its function was generated
                delete from sch_chameleon.t_replay_functions f where f.i_id_table = p_table;
            end if;
            execute 'select ' || sch_chameleon.fn_replay_function(v_table, p_log) || '($1, $2, $3)'
              using p_places, p_old, p_inserts;
            replayed := cardinality(p_places);
            v_class := null;
            exit;
        exception when others then
            get stacked diagnostics v_state = returned_sqlstate, v_error = message_text;
            v_class := sch_chameleon.fn_error_class(v_state);
            if v_class = 'server' then
                raise;
            end if;
            exit when v_class <> 'table';
        end;
    end loop;
    if v_class is null then
        if v_table.i_discarded > 0 then
            perform sch_chameleon.fn_mark_superseded(p_source, p_log, v_table, p_places);
        end if;
    elsif v_class = 'order' and not (p_alone and cardinality(p_places) = 1) then
        waiting := p_places;
    elsif v_class = 'table' then
        perform sch_chameleon.fn_quarantine_at(p_source, v_table, p_log, p_places, v_state || ' ' || v_error);
        skipped := cardinality(p_places);
    elsif cardinality(p_places) = 1 then
        perform sch_chameleon.fn_discard_event(p_source, p_batch, p_log, p_places[1], v_state, v_error);
        skipped := 1;
    else
        select * into replayed, skipped, waiting
          from sch_chameleon.fn_replay_parts(p_source, p_batch, p_log, p_table, p_places, p_inserts);
    end if;
end
$$;

create or replace function sch_chameleon.fn_replay_parts(
        p_source bigint, p_batch bigint, p_log text, p_table bigint, p_places tid[], p_inserts boolean,
        out replayed bigint, out skipped bigint, out waiting tid[])
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Applies events of one table in eight parts, one after the other in the events' order: what each part leaves is what a
-- replay event by event leaves. Behind a part that waits the rest waits too.
declare
    v_places tid[];
    v_is_old boolean[];
    v_size   int := greatest(1, (cardinality(p_places) + 7) / 8);
    v_part   record;
begin
    replayed := 0;
    skipped := 0;
    execute format('select array_agg(l.ctid order by l.i_id_event),
                           array_agg(l.enm_binlog_event = ''update'' and l.jsb_event_update is not null order by l.i_id_event)
                      from only sch_chameleon.%I l where l.ctid = any ($1)', p_log)
       into v_places, v_is_old using p_places;
    for v_first in 1..cardinality(v_places) by v_size loop
        if waiting is not null then
            waiting := waiting || v_places[v_first:];
            return;
        end if;
        select * into v_part
          from sch_chameleon.fn_replay_table(
               p_source, p_batch, p_log, p_table, v_places[v_first:v_first + v_size - 1],
               array(select u.place
                       from unnest(v_places[v_first:v_first + v_size - 1], v_is_old[v_first:v_first + v_size - 1]) as u (place, is_old)
                      where u.is_old), p_inserts);
        replayed := replayed + v_part.replayed;
        skipped := skipped + v_part.skipped;
        waiting := v_part.waiting;
    end loop;
end
$$;

create or replace function sch_chameleon.fn_gather(
        p_source bigint, p_log text, p_after bigint, p_to bigint, p_lane int, p_lanes int, p_places tid[])
    returns table (id_table bigint, schema_name text, table_name text, places tid[], old tid[], inserts boolean,
                   overlaps boolean)
    language plpgsql
    set search_path = pg_catalog, pg_temp
    set enable_hashjoin = on
as $$
-- The row events of (p_after, p_to], or those at p_places, by table: one pass over the log, arrays of places (6 bytes an
-- event). Their order in the arrays means nothing. id_table is null for a table that nobody
-- registered. overlaps: some events are in the rows that the table's copy brought, and are left out.
begin
    return query execute format($q$
        select t.i_id_table, x.s, x.n, x.places, x.old, x.inserts, coalesce(t.i_snapshot_event >= x.first, false)
          from (select l.v_schema_name as s, l.v_table_name as n, array_agg(l.ctid) as places,
                       array_agg(l.ctid) filter (
                           where l.enm_binlog_event = 'update' and l.jsb_event_update is not null) as old,
                       bool_and(l.enm_binlog_event = 'insert') as inserts, min(l.i_id_event) as first
                  from only sch_chameleon.%I l
                 where %s and l.enm_binlog_event <> 'ddl'
                 group by l.v_schema_name, l.v_table_name) x
          left join sch_chameleon.t_replica_tables t
            on t.i_id_source = $3 and t.v_schema_name = x.s and t.v_table_name = x.n
         where $5 = 1 or coalesce(t.i_group, 0) %% $5 = $4
         order by x.first $q$,
        p_log, case when p_places is null then 'l.i_id_event > $1 and l.i_id_event <= $2' else 'l.ctid = any ($6)' end)
      using p_after, p_to, p_source, p_lane, p_lanes, p_places;
end
$$;

create or replace function sch_chameleon.fn_replay_range(
        p_source bigint, p_batch bigint, p_log text, p_after bigint, p_to bigint, p_lane int default 0,
        p_lanes int default 1, p_places tid[] default null, out replayed bigint, out skipped bigint)
    language plpgsql
    set search_path = pg_catalog, pg_temp
    set jit = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
    set enable_bitmapscan = off
    set max_parallel_workers_per_gather = 0
    set plan_cache_mode = force_generic_plan
    set work_mem = '32MB'
as $$
-- Applies the row events of (p_after, p_to], or those at p_places: the net change of each table. Where that breaks a
-- foreign key of the target, half of them and then the other half in the order of the source, down to the single event:
-- that is how the source accepted them. The log is never analyzed, and a target table may have been empty when a plan was
-- made: plans must depend on neither. Places are looked up, the target through its indexes.
declare
    v_places tid[];
    v_size   int;
    v_part   record;
begin
    begin
        select * into replayed, skipped
          from sch_chameleon.fn_replay_tables(p_source, p_batch, p_log, p_after, p_to, p_lane, p_lanes, p_places);
        return;
    exception when sqlstate 'CM006' then
        select array_agg(g.place order by g.event) into v_places
          from sch_chameleon.fn_gather(p_source, p_log, p_after, p_to, p_lane, p_lanes, p_places) t
         cross join lateral sch_chameleon.fn_numbered(p_log, t.places) g;
    end;
    replayed := 0;
    skipped := 0;
    v_size := (cardinality(v_places) + 1) / 2;
    for v_first in 1..cardinality(v_places) by v_size loop
        select * into v_part
          from sch_chameleon.fn_replay_range(
               p_source, p_batch, p_log, null, null, p_places => v_places[v_first:v_first + v_size - 1]);
        replayed := replayed + v_part.replayed;
        skipped := skipped + v_part.skipped;
    end loop;
end
$$;

create or replace function sch_chameleon.fn_replay_tables(
        p_source bigint, p_batch bigint, p_log text, p_after bigint, p_to bigint, p_lane int, p_lanes int,
        p_places tid[], out replayed bigint, out skipped bigint)
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Applies events table by table. What a foreign key of the target refuses is tried again after the other tables, as long
-- as that helps; then CM006 is raised.
declare
    v_table   record;
    v_done    record;
    v_places  tid[];
    v_old     tid[];
    v_waiting tid[];
    v_total   bigint := 0;
begin
    replayed := 0;
    skipped := 0;
    for v_table in
        select * from sch_chameleon.fn_gather(p_source, p_log, p_after, p_to, p_lane, p_lanes, p_places)
    loop
        v_total := v_total + cardinality(v_table.places);
        if v_table.id_table is null then
            perform sch_chameleon.fn_quarantine(
                p_source, v_table.schema_name, v_table.table_name, 'its rows arrived, but it was never copied');
            perform sch_chameleon.fn_keep_events(p_source, p_log, v_table.places);
            skipped := skipped + cardinality(v_table.places);
            continue;
        end if;
        v_places := v_table.places;
        v_old := v_table.old;
        if v_table.overlaps then
            select b.places, b.old into v_places, v_old
              from sch_chameleon.fn_behind_copy(p_log, v_table.id_table, v_table.places) b;
            skipped := skipped + cardinality(v_table.places) - cardinality(v_places);
            continue when v_places = '{}';
        end if;
        select * into v_done
          from sch_chameleon.fn_replay_table(
               p_source, p_batch, p_log, v_table.id_table, v_places, v_old, v_table.inserts,
               cardinality(p_places) = 1);
        replayed := replayed + v_done.replayed;
        skipped := skipped + v_done.skipped;
        v_waiting := v_waiting || v_done.waiting;
    end loop;
    if cardinality(v_waiting) = v_total then
        raise exception 'foreign keys of the target refuse the order' using errcode = 'CM006';
    elsif v_waiting is not null then
        select * into v_done
          from sch_chameleon.fn_replay_tables(p_source, p_batch, p_log, null, null, 0, 1, v_waiting);
        replayed := replayed + v_done.replayed;
        skipped := skipped + v_done.skipped;
    end if;
end
$$;

create or replace function sch_chameleon.fn_numbered(p_log text, p_places tid[])
    returns table (place tid, event bigint)
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- The numbers of the events at these places.
begin
    return query execute format(
        'select l.ctid, l.i_id_event from only sch_chameleon.%I l where l.ctid = any ($1)', p_log) using p_places;
end
$$;

create or replace function sch_chameleon.fn_behind_copy(
        p_log text, p_table bigint, p_places tid[], out places tid[], out old tid[])
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Those of the events that are not in the rows the table's copy brought.
begin
    execute format($q$
        select coalesce(array_agg(l.ctid), '{}'),
               array_agg(l.ctid) filter (where l.enm_binlog_event = 'update' and l.jsb_event_update is not null)
          from only sch_chameleon.%I l
         where l.ctid = any ($1)
           and l.i_id_event > (select t.i_snapshot_event from sch_chameleon.t_replica_tables t where t.i_id_table = $2)
        $q$, p_log)
       into places, old using p_places, p_table;
end
$$;
