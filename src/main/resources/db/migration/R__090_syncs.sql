create or replace function sch_chameleon.fn_lock_sync(p_source bigint) returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
-- Only one at a time begins, marks or ends a sync of a source.
    select pg_advisory_xact_lock(hashtext('sch_chameleon.sync'), p_source::int)
$$;

create or replace function sch_chameleon.fn_begin_sync(
        p_source bigint, p_holder text, p_ttl interval, p_dead_holder text, p_tables text[])
    returns bigint
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Makes the caller the one sync of the source and gives its id; null while another one lives, unless that is
-- p_dead_holder's, which the caller knows to have ended.
declare
    v_id bigint;
begin
    perform sch_chameleon.fn_end_dead_sync(p_source, p_dead_holder);
    insert into sch_chameleon.t_syncs (i_id_source, t_holder, ts_expires, v_tables)
    values (p_source, p_holder, clock_timestamp() + p_ttl, p_tables)
        on conflict do nothing
    returning i_id_sync into v_id;
    return v_id;
end
$$;

create or replace function sch_chameleon.fn_renew_sync(p_source bigint, p_sync bigint, p_ttl interval)
    returns boolean
    language sql
    set search_path = pg_catalog, pg_temp
as $$
-- Returns whether the sync still was there. One that expired may come back as long as nobody took it for dead.
    with renewed as (
        update sch_chameleon.t_syncs y
           set ts_expires = clock_timestamp() + p_ttl
         where y.i_id_source = p_source and y.i_id_sync = p_sync
        returning 1)
    select exists (select from renewed)
$$;

create or replace function sch_chameleon.fn_end_sync(p_source bigint, p_sync bigint) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Ends a sync and clears what it left. Does nothing where it has ended.
begin
    perform sch_chameleon.fn_lock_sync(p_source);
    delete from sch_chameleon.t_syncs y where y.i_id_source = p_source and y.i_id_sync = p_sync;
    if found then
        perform sch_chameleon.fn_clear_sync(p_source);
    end if;
end
$$;

create or replace function sch_chameleon.fn_end_dead_sync(p_source bigint, p_dead_holder text) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- The same for a sync that expired, or whose holder is known to have ended.
begin
    perform sch_chameleon.fn_lock_sync(p_source);
    delete from sch_chameleon.t_syncs y
     where y.i_id_source = p_source and (y.ts_expires <= clock_timestamp() or y.t_holder = p_dead_holder);
    if not exists (select from sch_chameleon.t_syncs y where y.i_id_source = p_source) then
        perform sch_chameleon.fn_clear_sync(p_source);
    end if;
end
$$;

create or replace function sch_chameleon.fn_clear_sync(p_source bigint) returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
-- Forgets what was kept for a sync alone; tables in quarantine keep their events.
    delete from sch_chameleon.t_quarantined_events e where e.i_id_source = p_source and e.b_applied;
    delete from sch_chameleon.t_kept_cascades c where c.i_id_source = p_source;
    delete from sch_chameleon.t_sync_requests r where r.i_id_source = p_source;
    update sch_chameleon.t_replica_tables t set b_syncing = false where t.i_id_source = p_source and t.b_syncing
$$;

create or replace function sch_chameleon.fn_is_syncing(p_source bigint) returns boolean
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Whether the source's sync lives, and if so until the caller's transaction ends nobody takes it for dead. One that is
-- dead is ended: it must not come back and miss what was not kept for it.
begin
    perform from sch_chameleon.t_syncs y
      where y.i_id_source = p_source and y.ts_expires > clock_timestamp()
        for key share;
    if found then
        return true;
    end if;
    perform sch_chameleon.fn_end_dead_sync(p_source, null);
    perform from sch_chameleon.t_syncs y where y.i_id_source = p_source for key share;
    return found;
end
$$;

create or replace function sch_chameleon.fn_keep_for_sync(p_source bigint, p_log text, p_places tid[]) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Keeps events that are applied to a table for the one that a sync is copying, as long as it lives. Rows that are tried
-- again or put right are no events of their own: what they are about was kept before.
begin
    if p_log <> 't_retry_events' and sch_chameleon.fn_is_syncing(p_source) then
        execute format('insert into sch_chameleon.t_quarantined_events
                        select $1, l.*, true from only sch_chameleon.%I l where l.ctid = any ($2)
                            on conflict do nothing', p_log)
          using p_source, p_places;
    end if;
end
$$;

create or replace function sch_chameleon.fn_check_sync(p_source bigint, p_sync bigint) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Raises CM009 where the sync was taken for dead; it cannot be any more until the caller's transaction ends.
begin
    perform from sch_chameleon.t_syncs y
      where y.i_id_source = p_source and y.i_id_sync = p_sync
        for key share;
    if not found then
        raise exception 'the sync of source % was taken for dead', p_source using errcode = 'CM009';
    end if;
end
$$;

create or replace function sch_chameleon.fn_mark_syncing(p_source bigint, p_sync bigint, p_tables jsonb) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Lets replay keep the events of these tables (pairs of schema and name), and of no others, from the commit on. Tables
-- that are not known yet begin in quarantine.
begin
    perform sch_chameleon.fn_lock_sync(p_source);
    perform sch_chameleon.fn_check_sync(p_source, p_sync);
    insert into sch_chameleon.t_replica_tables
           (i_id_source, v_schema_name, v_table_name, enm_state, b_copy_needed, t_reason)
    select p_source, p.value->>0, p.value->>1, 'quarantined', true, 'it was not copied yet'
      from jsonb_array_elements(p_tables) p
        on conflict do nothing;
    update sch_chameleon.t_replica_tables t
       set b_syncing = m.is_marked
      from (select o.i_id_table,
                   p_tables @> jsonb_build_array(jsonb_build_array(o.v_schema_name, o.v_table_name)) as is_marked
              from sch_chameleon.t_replica_tables o
             where o.i_id_source = p_source) m
     where t.i_id_table = m.i_id_table and t.b_syncing <> m.is_marked;
end
$$;
