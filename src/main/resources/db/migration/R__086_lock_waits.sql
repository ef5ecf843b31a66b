create or replace function sch_chameleon.fn_lock_holders(p_event sch_chameleon.t_log_replica) returns text
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- The sessions that hold a lock on what a schema change must lock, in words that do not change while they hold it; null
-- where there is none.
    select string_agg(h.holder, ', ' order by h.holder)
      from (select distinct case when l.pid is null then 'a prepared transaction'
                   else format('session %s (%s) of %s since %s UTC', l.pid,
                               coalesce(nullif(a.application_name, ''), 'no name'), coalesce(a.usename, '?'),
                               coalesce(to_char(a.xact_start at time zone 'utc', 'YYYY-MM-DD HH24:MI:SS'), '?')) end as holder
              from pg_locks l
              left join pg_stat_activity a on a.pid = l.pid
             where l.locktype = 'relation' and l.granted and l.pid is distinct from pg_backend_pid()
               and l.database = (select d.oid from pg_database d where d.datname = current_database())
               and (l.relation = any (sch_chameleon.fn_concerned_relations(p_event)) or l.relation in (
                   select v.view_oid
                     from sch_chameleon.fn_dependent_views(sch_chameleon.fn_concerned_relations(p_event)) v))) h
$$;

create or replace function sch_chameleon.fn_give_up_lock(p_source bigint, p_event sch_chameleon.t_log_replica)
    returns text
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- A schema change did not get its lock. Returns why it is set aside where it has waited for as long as it may; it is then
-- tried again by fn_retry_waiting. Before, raises CM007 with who is in the way: the call ends, and is made again.
declare
    v_wait    sch_chameleon.t_ddl_waits;
    v_holders text := coalesce(sch_chameleon.fn_lock_holders(p_event), 'a session that is gone by now');
begin
    update sch_chameleon.t_ddl_waits w
       set b_set_aside = true, ts_next = clock_timestamp() + interval '5 seconds', t_waits_for = v_holders
      from sch_chameleon.t_sources s
     where w.i_id_source = p_source and w.i_id_event = p_event.i_id_event and s.i_id_source = p_source
       and w.ts_since + s.i_ddl_lock_wait * interval '1 millisecond' <= clock_timestamp()
    returning w.* into v_wait;
    if not found then
        raise exception 'the schema change of table %.% at %:% waits for a lock held by %', p_event.v_schema_name,
                p_event.v_table_name, p_event.t_binlog_name, p_event.i_binlog_position, v_holders
            using errcode = 'CM007', detail = p_event.i_id_event::text;
    end if;
    return format('since %s UTC it waits for a lock held by %s; it is tried again by itself',
                  to_char(v_wait.ts_since at time zone 'utc', 'YYYY-MM-DD HH24:MI:SS'), v_holders);
end
$$;

create or replace function sch_chameleon.fn_note_wait(p_source bigint, p_event bigint, p_waits_for text)
    returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
-- Notes that replay stands still before a schema change, and why.
    insert into sch_chameleon.t_ddl_waits as w (i_id_source, i_id_event, t_waits_for)
    values (p_source, p_event, p_waits_for)
        on conflict (i_id_source, i_id_event) do update set t_waits_for = excluded.t_waits_for
$$;

create or replace function sch_chameleon.fn_retry_waiting(p_source bigint) returns boolean
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Takes tables out of quarantine whose schema change waited too long for a lock, once nobody holds it any more. Returns
-- whether it did. Tried every 5 s; not while lanes are in the middle of a slice.
declare
    v_wait sch_chameleon.t_ddl_waits;
    v_row  sch_chameleon.t_discarded_rows;
begin
    select w.* into v_wait
      from sch_chameleon.t_ddl_waits w
     where w.i_id_source = p_source and w.b_set_aside and w.ts_next <= clock_timestamp()
       and not exists (select from sch_chameleon.t_replay_lanes l where l.i_id_source = p_source)
       and not exists (select from sch_chameleon.t_syncs y where y.i_id_source = p_source)
     order by w.i_id_event
     limit 1;
    if not found then
        return false;
    end if;
    select d.* into v_row
      from sch_chameleon.t_discarded_rows d
     where d.i_id_source = p_source and d.i_id_event = v_wait.i_id_event and d.enm_state = 'open'
       and d.enm_binlog_event = 'ddl' and d.v_sqlstate = '55P03';
    if found then
        begin
            -- others must not queue behind this one for long
            perform set_config('lock_timeout', '500ms', true);
            perform sch_chameleon.fn_retry_table(p_source, v_row.v_schema_name, v_row.v_table_name);
        exception
            when lock_not_available then
                update sch_chameleon.t_ddl_waits w
                   set ts_next = clock_timestamp() + interval '5 seconds'
                 where w.i_id_source = p_source and w.i_id_event = v_wait.i_id_event;
                return false;
            when sqlstate 'CM005' then
                null; -- an operator was faster, or a copy is needed by now
        end;
    end if;
    delete from sch_chameleon.t_ddl_waits w where w.i_id_source = p_source and w.i_id_event = v_wait.i_id_event;
    return true;
end
$$;
