create or replace function sch_chameleon.fn_process_batch(p_max_events int, p_source bigint) returns boolean
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Applies the next slice of the source's oldest closed batch and moves the replay pointer, in the caller's transaction:
-- both or neither. Returns whether there is more to do: "call me again". A second caller waits for the first.
declare
    v_batch  sch_chameleon.t_replica_batch;
    v_events sch_chameleon.t_batch_events;
    v_slice  record;
    v_to     bigint;
    v_counts record;
    v_event  text;
    v_waits  text;
begin
    perform sch_chameleon.fn_lock_replay(p_source);
    if sch_chameleon.fn_retry_waiting(p_source) then
        return true;
    end if;
    select b.* into v_batch
      from sch_chameleon.t_replica_batch b
     where b.i_id_source = p_source and b.b_processed and not b.b_replayed
     order by b.i_id_batch
     limit 1
       for no key update;
    if not found then
        return false;
    end if;
    select e.* into strict v_events from sch_chameleon.t_batch_events e where e.i_id_batch = v_batch.i_id_batch;
    perform sch_chameleon.fn_use_replica_role(true);
    if exists (select from sch_chameleon.t_replay_lanes l where l.i_id_source = p_source) then
        perform sch_chameleon.fn_finish_lanes(v_batch, v_events);
        return true;
    end if;
    select s.* into v_slice
      from sch_chameleon.fn_next_slice(
           v_batch.v_log_table, v_batch.i_id_batch, v_events.i_replayed_event, v_events.i_last_event, p_max_events) s;
    v_to := sch_chameleon.fn_held_at(p_source, v_batch.v_log_table, v_events.i_replayed_event, v_slice.v_to);
    if v_to is null then
        return false;
    end if;

    if not v_slice.v_is_ddl then
        select * into v_counts from sch_chameleon.fn_replay_slice(
            p_source, v_batch.i_id_batch, v_batch.v_log_table, v_events.i_replayed_event, v_to, v_slice.v_cascades);
    elsif not v_events.b_prepared
          and sch_chameleon.fn_prepare_ddl(v_batch.v_log_table, v_events.i_replayed_event, v_to) then
        update sch_chameleon.t_batch_events e set b_prepared = true where e.i_id_batch = v_batch.i_id_batch;
        return true;
    else
        begin
            select * into v_counts from sch_chameleon.fn_replay_ddl_slice(
                p_source, v_batch.i_id_batch, v_batch.v_log_table, v_events.i_replayed_event, v_to);
        exception when sqlstate 'CM007' then
            get stacked diagnostics v_waits = message_text, v_event = pg_exception_detail;
            perform sch_chameleon.fn_note_wait(p_source, v_event::bigint, v_waits);
            return false;
        end;
        delete from sch_chameleon.t_ddl_waits w where w.i_id_source = p_source and not w.b_set_aside;
    end if;
    perform sch_chameleon.fn_move_pointer(
        v_batch, v_events.i_last_event, v_to, v_counts.replayed, v_counts.skipped, v_counts.ddl);
    return exists (
        select from sch_chameleon.t_replica_batch b
         where b.i_id_source = p_source and b.b_processed and not b.b_replayed);
end
$$;

create or replace function sch_chameleon.fn_process_batch(p_max_events int, p_source bigint, p_epoch bigint)
    returns boolean
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- The same for a holder of the source's lease; raises CM001 when p_epoch is not the lease's any more.
begin
    perform sch_chameleon.fn_check_lease(p_source, p_epoch);
    return sch_chameleon.fn_process_batch(p_max_events, p_source);
end
$$;

create or replace function sch_chameleon.fn_held_at(p_source bigint, p_log text, p_after bigint, p_to bigint)
    returns bigint
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- The last event of (p_after, p_to] that may be applied: p_to itself unless a hold ends the slice before, null when the
-- hold lets nothing through. A hold's place is a commit of the source, so whole transactions stand before it.
declare
    v_hold sch_chameleon.t_replay_holds;
    v_cut  bigint;
begin
    select h.* into v_hold
      from sch_chameleon.t_replay_holds h
     where h.i_id_source = p_source and h.ts_expires > clock_timestamp();
    if not found then
        return p_to;
    end if;
    execute format($q$
        select min(l.i_id_event)
          from only sch_chameleon.%I l
         where l.i_id_event > $1 and l.i_id_event <= $2
           and (sch_chameleon.fn_binlog_number(l.t_binlog_name), l.i_binlog_position)
               >= (sch_chameleon.fn_binlog_number($3), $4) $q$, p_log)
       into v_cut using p_after, p_to, v_hold.t_binlog_name, v_hold.i_binlog_position;
    if v_cut is null then
        return p_to;
    end if;
    execute format('select max(l.i_id_event) from only sch_chameleon.%I l where l.i_id_event > $1 and l.i_id_event < $2',
                   p_log)
       into v_cut using p_after, v_cut;
    return v_cut;
end
$$;

create or replace function sch_chameleon.fn_lock_replay(p_source bigint) returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
-- Only one at a time applies events of a source: the replay, or retry_errors and skip_errors beside it.
    select pg_advisory_xact_lock(hashtext('sch_chameleon.replay'), p_source::int)
$$;

create or replace function sch_chameleon.fn_use_replica_role(p_for_session boolean) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Keeps the target's own triggers and foreign keys from firing for replayed rows, where the role may say so. Where it
-- may not, deferred foreign keys are checked at once: what they refuse can be told from the rest before the commit.
-- p_for_session: the session does nothing but replay. Each change of the setting makes it forget all of its plans, so it
-- is then made once; else it ends with the transaction.
begin
    if current_setting('session_replication_role') <> 'replica' then
        perform set_config('session_replication_role', 'replica', not p_for_session);
    end if;
exception when insufficient_privilege then
    set constraints all immediate;
end
$$;

create or replace function sch_chameleon.fn_prepare_ddl(p_log text, p_after bigint, p_to bigint) returns boolean
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Runs what must be committed before the schema change of the slice: a new enum label cannot be used in the transaction
-- that adds it. Returns whether there was anything. What the target refuses here is refused again, and handled, with
-- the change itself.
declare
    v_statement text;
    v_any       boolean := false;
begin
    for v_statement in execute format($q$
        select p.value
          from only sch_chameleon.%I l,
               jsonb_array_elements_text(l.jsb_event_data->'prepare') with ordinality p (value, i)
         where l.i_id_event > $1 and l.i_id_event <= $2 and l.enm_binlog_event = 'ddl'
         order by l.i_id_event, p.i $q$, p_log) using p_after, p_to
    loop
        v_any := true;
        begin
            execute v_statement;
        exception when others then
            if sch_chameleon.fn_error_class(sqlstate) = 'server' then
                raise;
            end if;
        end;
    end loop;
    return v_any;
end
$$;

create or replace function sch_chameleon.fn_move_pointer(
        p_batch sch_chameleon.t_replica_batch, p_last bigint, p_to bigint, p_replayed bigint, p_skipped bigint,
        p_ddl bigint)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Records that the batch is applied up to event p_to; behind its last event the batch is replayed.
declare
    v_time bigint;
begin
    execute format('select l.i_my_event_time from only sch_chameleon.%I l where l.i_id_event = $1', p_batch.v_log_table)
       into v_time using p_to;
    update sch_chameleon.t_replica_batch b
       set i_replayed = b.i_replayed + p_replayed, i_skipped = b.i_skipped + p_skipped, i_ddl = b.i_ddl + p_ddl,
           b_replayed = p_to >= p_last, ts_replayed = case when p_to >= p_last then clock_timestamp() end
     where b.i_id_batch = p_batch.i_id_batch;
    if p_to >= p_last then
        delete from sch_chameleon.t_batch_events e where e.i_id_batch = p_batch.i_id_batch;
    else
        update sch_chameleon.t_batch_events e
           set i_replayed_event = p_to, b_prepared = false
         where e.i_id_batch = p_batch.i_id_batch;
    end if;
    update sch_chameleon.t_sources s
       set ts_last_replay = to_timestamp(v_time::double precision / 1000)
     where s.i_id_source = p_batch.i_id_source;
end
$$;
