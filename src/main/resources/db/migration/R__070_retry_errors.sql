create or replace function sch_chameleon.fn_stage_discarded(p_source bigint, p_row sch_chameleon.t_discarded_rows)
    returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
-- Puts a discarded event where it can be applied again, without the half of it that a later event made obsolete.
    insert into sch_chameleon.t_retry_events
           (i_id_event, i_id_batch, v_schema_name, v_table_name, enm_binlog_event, t_binlog_name, i_binlog_position,
            ts_event_datetime, i_my_event_time, t_transaction, i_ordinal, jsb_event_data, jsb_event_update, t_query)
    select p_row.i_id_event, coalesce(p_row.i_id_batch, 0), p_row.v_schema_name, p_row.v_table_name,
           case when p_row.b_row_superseded then 'delete' else p_row.enm_binlog_event end, p_row.t_binlog_name,
           p_row.i_binlog_position, p_row.ts_discard, 0, p_row.t_transaction, 0,
           case when p_row.b_row_superseded then p_row.jsb_event_update else p_row.jsb_event_data end,
           case when not p_row.b_row_superseded and not p_row.b_old_superseded then p_row.jsb_event_update end,
           case when not p_row.b_row_superseded then p_row.t_query end
     where not (p_row.b_row_superseded and p_row.b_old_superseded)
        on conflict do nothing
$$;

create or replace function sch_chameleon.fn_open_row(p_source bigint, p_row bigint)
    returns sch_chameleon.t_discarded_rows
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Gives an open discarded row of a source, locked; raises CM005 where there is none.
declare
    v_row sch_chameleon.t_discarded_rows;
begin
    perform sch_chameleon.fn_lock_replay(p_source);
    select d.* into v_row
      from sch_chameleon.t_discarded_rows d
     where d.i_id_source = p_source and d.i_id_row = p_row
       for update;
    if not found then
        raise exception 'there is no discarded row %', p_row using errcode = 'CM005';
    elsif v_row.enm_state <> 'open' then
        raise exception 'discarded row % is % already', p_row, v_row.enm_state using errcode = 'CM005';
    end if;
    return v_row;
end
$$;

create or replace function sch_chameleon.fn_retry_row(p_source bigint, p_row bigint) returns text
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Applies one open discarded row again: 'applied', or 'superseded' where a later event of its key made it obsolete.
-- Raises the target's error where it is refused again, CM005 where it cannot be tried.
declare
    v_row    sch_chameleon.t_discarded_rows := sch_chameleon.fn_open_row(p_source, p_row);
    v_table  sch_chameleon.t_replica_tables;
    v_places tid[];
    v_old    tid[];
begin
    if v_row.i_id_event is null then
        raise exception 'row % was refused by the copy, whose order is not known: copy table %.% again',
            p_row, v_row.v_schema_name, v_row.v_table_name using errcode = 'CM005';
    elsif v_row.enm_binlog_event = 'ddl' or sch_chameleon.fn_is_quarantined(p_source, v_row.v_schema_name, v_row.v_table_name) then
        raise exception 'table %.% is in quarantine: retry the table', v_row.v_schema_name, v_row.v_table_name
            using errcode = 'CM005';
    elsif v_row.b_row_superseded and (v_row.b_old_superseded or v_row.jsb_event_update is null) then
        perform sch_chameleon.fn_resolve_discarded(p_source, v_row.v_schema_name, v_row.v_table_name, 'superseded', p_row);
        return 'superseded';
    end if;
    select t.* into v_table
      from sch_chameleon.t_replica_tables t
     where t.i_id_source = p_source and t.v_schema_name = v_row.v_schema_name and t.v_table_name = v_row.v_table_name;
    if not found then
        raise exception 'table %.% is not replicated any more: skip the row', v_row.v_schema_name, v_row.v_table_name
            using errcode = 'CM005';
    end if;
    perform sch_chameleon.fn_use_replica_role(false);
    perform sch_chameleon.fn_stage_discarded(p_source, v_row);
    select array_agg(e.ctid),
           array_agg(e.ctid) filter (where e.enm_binlog_event = 'update' and e.jsb_event_update is not null)
      into v_places, v_old
      from sch_chameleon.t_retry_events e;
    execute 'select ' || sch_chameleon.fn_replay_function(v_table, 't_retry_events') || '($1, $2, false)'
      using v_places, v_old;
    delete from sch_chameleon.t_retry_events;
    perform sch_chameleon.fn_resolve_discarded(p_source, v_row.v_schema_name, v_row.v_table_name, 'applied', p_row);
    return 'applied';
end
$$;

create or replace function sch_chameleon.fn_skip_row(p_source bigint, p_row bigint) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Closes one open discarded row without applying it; raises CM005 where it cannot be.
declare
    v_row sch_chameleon.t_discarded_rows := sch_chameleon.fn_open_row(p_source, p_row);
begin
    if v_row.enm_binlog_event = 'ddl' then
        raise exception 'table %.% is in quarantine: skip the errors of the table', v_row.v_schema_name, v_row.v_table_name
            using errcode = 'CM005';
    end if;
    perform sch_chameleon.fn_resolve_discarded(p_source, v_row.v_schema_name, v_row.v_table_name, 'skipped', p_row);
end
$$;

create or replace function sch_chameleon.fn_retry_table(
        p_source bigint, p_schema text, p_table text, out replayed bigint, out discarded bigint, out kept bigint)
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Takes a table out of quarantine: applies its open discarded schema changes and rows and its kept events again, in the
-- order of the source; tables that one of those schema changes names too go with it. What is refused again is set aside
-- again, and so is the table where it must be: then kept is not 0. Raises CM005 where the table is not in quarantine or
-- must be copied.
declare
    v_tables jsonb;
    v_counts record;
    v_row    sch_chameleon.t_discarded_rows;
    v_last   bigint;
begin
    perform sch_chameleon.fn_lock_replay(p_source);
    perform sch_chameleon.fn_use_replica_role(false);
    v_tables := sch_chameleon.fn_check_retry(p_source, p_schema, p_table);
    select max(d.i_id_row) into v_last from sch_chameleon.t_discarded_rows d;
    with moved as (
        delete from sch_chameleon.t_quarantined_events e
         where e.i_id_source = p_source and not e.b_applied
           and v_tables @> jsonb_build_array(jsonb_build_array(e.v_schema_name, e.v_table_name))
        returning e.*)
    insert into sch_chameleon.t_retry_events
           (i_id_event, i_id_batch, v_schema_name, v_table_name, enm_binlog_event, t_binlog_name, i_binlog_position,
            ts_event_datetime, i_my_event_time, t_transaction, i_ordinal, jsb_event_data, jsb_event_update, t_query)
    select m.i_id_event, m.i_id_batch, m.v_schema_name, m.v_table_name, m.enm_binlog_event, m.t_binlog_name,
           m.i_binlog_position, m.ts_event_datetime, m.i_my_event_time, m.t_transaction, m.i_ordinal, m.jsb_event_data,
           m.jsb_event_update, m.t_query
      from moved m;
    for v_row in
        select d.* from sch_chameleon.t_discarded_rows d
         where d.i_id_source = p_source and d.enm_state = 'open' and d.i_id_event is not null
           and v_tables @> jsonb_build_array(jsonb_build_array(d.v_schema_name, d.v_table_name))
         order by d.i_id_event
    loop
        perform sch_chameleon.fn_stage_discarded(p_source, v_row);
        perform sch_chameleon.fn_resolve_discarded(p_source, v_row.v_schema_name, v_row.v_table_name, 'applied', v_row.i_id_row);
    end loop;
    update sch_chameleon.t_replica_tables t
       set enm_state = 'replicated', t_reason = null, ts_state = clock_timestamp()
     where t.i_id_source = p_source and v_tables @> jsonb_build_array(jsonb_build_array(t.v_schema_name, t.v_table_name))
       and t.enm_state = 'quarantined';
    select * into v_counts
      from sch_chameleon.fn_replay_ddl_slice(p_source, null, 't_retry_events', 0, 9223372036854775807);
    delete from sch_chameleon.t_retry_events;
    replayed := v_counts.replayed;
    select count(*) into discarded
      from sch_chameleon.t_discarded_rows d where d.i_id_source = p_source and d.i_id_row > coalesce(v_last, 0);
    select count(*) into kept
      from sch_chameleon.t_quarantined_events e
     where e.i_id_source = p_source and not e.b_applied
       and v_tables @> jsonb_build_array(jsonb_build_array(e.v_schema_name, e.v_table_name));
end
$$;

create or replace function sch_chameleon.fn_check_retry(p_source bigint, p_schema text, p_table text) returns jsonb
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- The tables that must be retried with this one, itself included, as pairs of schema and name; raises CM005 where that
-- cannot be done.
declare
    v_tables jsonb;
    v_table  sch_chameleon.t_replica_tables;
begin
    if not sch_chameleon.fn_is_quarantined(p_source, p_schema, p_table) then
        raise exception 'table %.% is not in quarantine', p_schema, p_table using errcode = 'CM005';
    end if;
    with recursive changes as (
        select array_agg(jsonb_build_array(c.schema_name, c.table_name)) as names
          from sch_chameleon.t_discarded_rows d
         cross join lateral sch_chameleon.fn_concerned_tables(d.jsb_event_data, d.v_schema_name, d.v_table_name) c
         where d.i_id_source = p_source and d.enm_state = 'open' and d.enm_binlog_event = 'ddl'
         group by d.i_id_row),
    reached as (
        select jsonb_build_array(p_schema, p_table) as name
         union
        select n.name
          from reached r
          join changes c on r.name = any (c.names)
         cross join lateral unnest(c.names) n (name))
    select jsonb_agg(r.name) into v_tables from reached r;
    if exists (select from sch_chameleon.t_replica_tables t
                where t.i_id_source = p_source and t.b_syncing
                  and v_tables @> jsonb_build_array(jsonb_build_array(t.v_schema_name, t.v_table_name)))
       and sch_chameleon.fn_is_syncing(p_source) then
        raise exception 'table %.% is being synced: wait for it', p_schema, p_table using errcode = 'CM005';
    end if;
    select t.* into v_table
      from sch_chameleon.t_replica_tables t
     where t.i_id_source = p_source and t.b_copy_needed
       and v_tables @> jsonb_build_array(jsonb_build_array(t.v_schema_name, t.v_table_name))
     limit 1;
    if found then
        raise exception 'table %.% must be copied again: %', v_table.v_schema_name, v_table.v_table_name, v_table.t_reason
            using errcode = 'CM005';
    end if;
    return v_tables;
end
$$;

create or replace function sch_chameleon.fn_skip_table(
        p_source bigint, p_schema text, p_table text,
        out skipped bigint, out replayed bigint, out discarded bigint, out kept bigint)
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Takes a table out of quarantine without its open discarded rows and schema changes: what those changes mean to the
-- replica's own book-keeping is done, their statements are not. Its kept events are applied as by fn_retry_table.
declare
    v_tables jsonb;
    v_row    sch_chameleon.t_discarded_rows;
begin
    perform sch_chameleon.fn_lock_replay(p_source);
    v_tables := sch_chameleon.fn_check_retry(p_source, p_schema, p_table);
    skipped := 0;
    for v_row in
        select d.* from sch_chameleon.t_discarded_rows d
         where d.i_id_source = p_source and d.enm_state = 'open'
           and v_tables @> jsonb_build_array(jsonb_build_array(d.v_schema_name, d.v_table_name))
         order by d.i_id_event
    loop
        skipped := skipped + 1;
        if v_row.enm_binlog_event = 'ddl' then
            perform sch_chameleon.fn_replay_effects(p_source, v_row.jsb_event_data->'effects');
        end if;
        perform sch_chameleon.fn_resolve_discarded(p_source, v_row.v_schema_name, v_row.v_table_name, 'skipped', v_row.i_id_row);
    end loop;
    -- the skipped changes may have given the table its new name
    select t.v_schema_name, t.v_table_name into p_schema, p_table
      from sch_chameleon.t_replica_tables t
     where t.i_id_source = p_source and t.enm_state = 'quarantined'
       and v_tables @> jsonb_build_array(jsonb_build_array(t.v_schema_name, t.v_table_name))
     order by (t.v_schema_name, t.v_table_name) = (p_schema, p_table) desc
     limit 1;
    select r.replayed, r.discarded, r.kept into replayed, discarded, kept
      from sch_chameleon.fn_retry_table(p_source, p_schema, p_table) r;
end
$$;
