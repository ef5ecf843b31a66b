create or replace function sch_chameleon.fn_group_tables(p_source bigint) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Gives tables that foreign keys connect, of the source or of the target, the same group: its smallest table id.
declare
    v_changed bigint := 1;
begin
    update sch_chameleon.t_replica_tables t set i_group = t.i_id_table where t.i_id_source = p_source;
    while v_changed > 0 loop
        with edges as (
            select k.i_id_table as child, p.i_id_table as parent
              from sch_chameleon.t_replica_foreign_keys k
              join sch_chameleon.t_replica_tables p
                on p.i_id_source = p_source and p.v_schema_name = k.v_parent_schema and p.v_table_name = k.v_parent_table
             union
            select c.i_id_table, p.i_id_table
              from pg_constraint f
              join sch_chameleon.t_replica_tables c
                on c.i_id_source = p_source and f.conrelid = to_regclass(format('%I.%I', c.v_schema_name, c.v_table_name))
              join sch_chameleon.t_replica_tables p
                on p.i_id_source = p_source and f.confrelid = to_regclass(format('%I.%I', p.v_schema_name, p.v_table_name))
             where f.contype = 'f'),
        smallest as (
            select n.i_id_table, min(o.i_group) as i_group
              from (select child as i_id_table, parent as other from edges
                     union
                    select parent, child from edges) n
              join sch_chameleon.t_replica_tables o on o.i_id_table = n.other
             group by n.i_id_table)
        update sch_chameleon.t_replica_tables t
           set i_group = s.i_group
          from smallest s
         where t.i_id_table = s.i_id_table and t.i_id_source = p_source and t.i_group > s.i_group;
        get diagnostics v_changed = row_count;
    end loop;
end
$$;

create or replace function sch_chameleon.fn_begin_lanes(p_max_events int, p_source bigint, p_epoch bigint) returns int
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Cuts the next slice for the source's lanes and gives their number; each is then applied by fn_replay_lane, side by
-- side, and fn_process_batch ends the slice. 0 where lanes are no use: a schema change, nothing to do, one lane only.
declare
    v_batch  sch_chameleon.t_replica_batch;
    v_events sch_chameleon.t_batch_events;
    v_slice  record;
    v_lanes  int;
    v_to     bigint;
begin
    perform sch_chameleon.fn_check_lease(p_source, p_epoch);
    perform sch_chameleon.fn_lock_replay(p_source);
    select count(*) into v_lanes from sch_chameleon.t_replay_lanes l where l.i_id_source = p_source;
    if v_lanes > 0 then
        return v_lanes; -- a slice that was not ended: its lanes go on
    end if;
    select s.i_replay_lanes into v_lanes from sch_chameleon.t_sources s where s.i_id_source = p_source;
    select b.* into v_batch
      from sch_chameleon.t_replica_batch b
     where b.i_id_source = p_source and b.b_processed and not b.b_replayed
     order by b.i_id_batch
     limit 1;
    if not found or v_lanes < 2 then
        return 0;
    end if;
    select e.* into strict v_events from sch_chameleon.t_batch_events e where e.i_id_batch = v_batch.i_id_batch;
    select s.* into v_slice
      from sch_chameleon.fn_next_slice(
           v_batch.v_log_table, v_batch.i_id_batch, v_events.i_replayed_event, v_events.i_last_event, p_max_events) s;
    v_to := sch_chameleon.fn_held_at(p_source, v_batch.v_log_table, v_events.i_replayed_event, v_slice.v_to);
    if v_to is null or v_slice.v_is_ddl then
        return 0;
    end if;
    if exists (select from sch_chameleon.t_replica_tables t where t.i_id_source = p_source and t.i_group is null) then
        perform sch_chameleon.fn_group_tables(p_source);
    end if;
    insert into sch_chameleon.t_replay_lanes (i_id_source, i_lane, i_to_event)
    select p_source, n, v_to from generate_series(0, v_lanes - 1) n;
    return v_lanes;
end
$$;

create or replace function sch_chameleon.fn_replay_lane(p_source bigint, p_epoch bigint, p_lane int) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Applies one lane's tables of the slice that fn_begin_lanes cut. Does nothing where that is done.
begin
    perform sch_chameleon.fn_check_lease(p_source, p_epoch);
    perform pg_advisory_xact_lock_shared(hashtext('sch_chameleon.replay'), p_source::int);
    perform sch_chameleon.fn_use_replica_role(true);
    perform sch_chameleon.fn_apply_lane(b, e, p_lane)
       from sch_chameleon.t_replica_batch b
       join sch_chameleon.t_batch_events e using (i_id_batch)
      where b.i_id_source = p_source and b.b_processed and not b.b_replayed
      order by b.i_id_batch
      limit 1;
end
$$;

create or replace function sch_chameleon.fn_apply_lane(
        p_batch sch_chameleon.t_replica_batch, p_events sch_chameleon.t_batch_events, p_lane int)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- The same within a call that holds the lock.
declare
    v_lane   sch_chameleon.t_replay_lanes;
    v_lanes  int;
    v_counts record;
begin
    select l.* into v_lane
      from sch_chameleon.t_replay_lanes l
     where l.i_id_source = p_batch.i_id_source and l.i_lane = p_lane
       for update;
    if not found or v_lane.b_done then
        return;
    end if;
    select count(*) into v_lanes from sch_chameleon.t_replay_lanes l where l.i_id_source = p_batch.i_id_source;
    select * into v_counts
      from sch_chameleon.fn_replay_slice(
           p_batch.i_id_source, p_batch.i_id_batch, p_batch.v_log_table, p_events.i_replayed_event, v_lane.i_to_event,
           true, p_lane, v_lanes);
    update sch_chameleon.t_replay_lanes l
       set b_done = true, i_replayed = v_counts.replayed, i_skipped = v_counts.skipped
     where l.i_id_source = p_batch.i_id_source and l.i_lane = p_lane;
end
$$;

create or replace function sch_chameleon.fn_finish_lanes(
        p_batch sch_chameleon.t_replica_batch, p_events sch_chameleon.t_batch_events)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Applies what lanes left of their slice, and moves the replay pointer behind it.
declare
    v_lane record;
    v_sum  record;
begin
    for v_lane in
        select l.i_lane from sch_chameleon.t_replay_lanes l where l.i_id_source = p_batch.i_id_source order by l.i_lane
    loop
        perform sch_chameleon.fn_apply_lane(p_batch, p_events, v_lane.i_lane);
    end loop;
    select max(l.i_to_event) as to_event, sum(l.i_replayed)::bigint as replayed, sum(l.i_skipped)::bigint as skipped
      into v_sum
      from sch_chameleon.t_replay_lanes l
     where l.i_id_source = p_batch.i_id_source;
    perform sch_chameleon.fn_move_pointer(
        p_batch, p_events.i_last_event, v_sum.to_event, v_sum.replayed, v_sum.skipped, 0);
    delete from sch_chameleon.t_replay_lanes l where l.i_id_source = p_batch.i_id_source;
end
$$;
