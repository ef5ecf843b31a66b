create or replace function sch_chameleon.fn_must_repeat(
        p_source bigint, p_schema text, p_table text, p_position jsonb)
    returns boolean
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- Whether a table has to be copied once more: a schema change behind the copy is not its own alone, or ends it, or needs
-- more than its statements.
    select exists (
        select from sch_chameleon.t_quarantined_events e
         cross join lateral (
               select count(*) as tables, bool_or(c.schema_name = p_schema and c.table_name = p_table) as is_concerned
                 from sch_chameleon.fn_concerned_tables(e.jsb_event_data, e.v_schema_name, e.v_table_name) c) n
         where e.i_id_source = p_source and e.enm_binlog_event = 'ddl' and n.is_concerned
           and not sch_chameleon.fn_is_copied(p_position, e.t_transaction, e.t_binlog_name, e.i_binlog_position)
           and (n.tables > 1 or jsonb_array_length(coalesce(e.jsb_event_data->'prepare', '[]')) > 0
                or exists (select from jsonb_array_elements(e.jsb_event_data->'effects') f
                            where f.value->>'effect' not in ('put', 'truncated', 'touched'))))
$$;

create or replace function sch_chameleon.fn_forget_copied(p_source bigint, p_tables jsonb, p_position jsonb) returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
-- Deletes what was kept of these tables and is in their copied rows.
    delete from sch_chameleon.t_quarantined_events e
     where e.i_id_source = p_source
       and case when e.enm_binlog_event = 'ddl'
                then exists (select from sch_chameleon.fn_concerned_tables(e.jsb_event_data, e.v_schema_name, e.v_table_name) c
                              where p_tables @> jsonb_build_array(jsonb_build_array(c.schema_name, c.table_name)))
                else p_tables @> jsonb_build_array(jsonb_build_array(e.v_schema_name, e.v_table_name)) end
       and sch_chameleon.fn_is_copied(p_position, e.t_transaction, e.t_binlog_name, e.i_binlog_position);
    delete from sch_chameleon.t_kept_cascades c
     where c.i_id_source = p_source and p_tables @> jsonb_build_array(jsonb_build_array(c.v_schema_name, c.v_table_name))
       and sch_chameleon.fn_is_copied(p_position, c.t_transaction, c.t_binlog_name, c.i_binlog_position)
$$;

create or replace function sch_chameleon.fn_open_swap(
        p_source bigint, p_sync bigint, p_tables jsonb, p_position jsonb, out ready jsonb, out held jsonb)
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Begins the transaction in which copied tables replace the old ones: keeps replay out, and gives those of p_tables that
-- can be replaced, with the views that gave way to it. Raises CM009 where the sync was taken for dead, lock_not_available
-- where replay is not there yet.
declare
    v_batch  sch_chameleon.t_replica_batch;
    v_events sch_chameleon.t_batch_events;
    v_tables oid[];
begin
    perform sch_chameleon.fn_lock_replay(p_source);
    perform sch_chameleon.fn_check_sync(p_source, p_sync);
    perform sch_chameleon.fn_use_replica_role(false);
    if exists (select from sch_chameleon.t_replay_lanes l where l.i_id_source = p_source) then
        -- a slice that lanes are in the middle of: tables must not change their lanes in it
        select b.* into v_batch
          from sch_chameleon.t_replica_batch b
         where b.i_id_source = p_source and b.b_processed and not b.b_replayed
         order by b.i_id_batch
         limit 1;
        select e.* into strict v_events from sch_chameleon.t_batch_events e where e.i_id_batch = v_batch.i_id_batch;
        perform sch_chameleon.fn_finish_lanes(v_batch, v_events);
    end if;
    if not sch_chameleon.fn_is_applied_to(
               p_source, p_position->>'binlog_name', (p_position->>'binlog_position')::bigint) then
        raise exception 'replay is not at the copy''s position yet' using errcode = '55P03';
    end if;
    select coalesce(jsonb_agg(p.value), '[]'),
           coalesce(array_agg(c.relation) filter (where c.relation is not null), '{}')
      into ready, v_tables
      from jsonb_array_elements(p_tables) p
      join sch_chameleon.t_replica_tables t
        on t.i_id_source = p_source and t.v_schema_name = p.value->>0 and t.v_table_name = p.value->>1 and t.b_syncing
     cross join lateral (select to_regclass(format('%I.%I', t.v_schema_name, t.v_table_name))::oid as relation) c
     where not sch_chameleon.fn_must_repeat(p_source, t.v_schema_name, t.v_table_name, p_position);
    -- who waits for a reader's lock keeps the other tables waiting: rather often than long
    perform set_config('lock_timeout', '500ms', true);
    held := sch_chameleon.fn_hold_views(v_tables);
    if held <> '[]' and sch_chameleon.fn_views_rule(p_source) = 'fail' then
        raise exception 'views depend on the tables: %', (
            select string_agg(format('%s %s.%s', h.value->>'kind', h.value->>'schema', h.value->>'name'), ', ')
              from jsonb_array_elements(held) h)
            using errcode = '2BP01';
    end if;
    perform sch_chameleon.fn_drop_views(held);
end
$$;

create or replace function sch_chameleon.fn_close_swap(
        p_source bigint, p_tables jsonb, p_position jsonb, p_held jsonb)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Ends that transaction once the copied tables are in their places: registers them, applies what was kept of them since
-- the copy, and makes their views again. p_tables: schema, table, keyColumns, columns and foreignKeys of each.
declare
    v_names jsonb;
    v_table jsonb;
    v_event sch_chameleon.t_log_replica;
begin
    select jsonb_agg(jsonb_build_array(t.value->>'schema', t.value->>'table')) into v_names
      from jsonb_array_elements(p_tables) t;
    perform sch_chameleon.fn_forget_copied(p_source, v_names, p_position);
    perform sch_chameleon.fn_supersede_tables(p_source, v_names);
    for v_table in select t.value from jsonb_array_elements(p_tables) t loop
        update sch_chameleon.t_replica_tables t
           set enm_state = 'replicated', b_copy_needed = false, b_syncing = false, t_reason = null,
               ts_state = clock_timestamp(), i_snapshot_event = null, i_discarded = 0, i_group = null,
               v_table_pkey = array(select jsonb_array_elements_text(v_table->'keyColumns')),
               v_columns = array(select jsonb_array_elements_text(v_table->'columns')),
               t_binlog_name = p_position->>'binlog_name',
               i_binlog_position = (p_position->>'binlog_position')::bigint, t_gtid_set = p_position->>'gtid_set'
         where t.i_id_source = p_source and t.v_schema_name = v_table->>'schema' and t.v_table_name = v_table->>'table';
        delete from sch_chameleon.t_replay_functions f
         using sch_chameleon.t_replica_tables t
         where f.i_id_table = t.i_id_table and t.i_id_source = p_source
           and t.v_schema_name = v_table->>'schema' and t.v_table_name = v_table->>'table';
        perform sch_chameleon.fn_put_foreign_keys(
            p_source, v_table->>'schema', v_table->>'table', v_table->'foreignKeys');
    end loop;
    perform sch_chameleon.fn_apply_kept(p_source, v_names);
    if p_held <> '[]' then
        v_event.v_schema_name := v_names->0->>0;
        v_event.v_table_name := v_names->0->>1;
        v_event.t_binlog_name := p_position->>'binlog_name';
        v_event.i_binlog_position := (p_position->>'binlog_position')::bigint;
        perform sch_chameleon.fn_restore_views(p_source, v_event, p_held);
    end if;
end
$$;

create or replace function sch_chameleon.fn_supersede_tables(p_source bigint, p_names jsonb)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Closes what is discarded of tables that were copied since. A schema change among it that other tables in quarantine wait
-- for is lost to them: they need a copy too.
begin
    with obsolete as (
        select d.i_id_row, c.names
          from sch_chameleon.t_discarded_rows d
         cross join lateral (
               select jsonb_agg(jsonb_build_array(n.schema_name, n.table_name)) as names
                 from sch_chameleon.fn_concerned_tables(d.jsb_event_data, d.v_schema_name, d.v_table_name) n
                where d.enm_binlog_event = 'ddl') c
         where d.i_id_source = p_source and d.enm_state = 'open'
           and (p_names @> jsonb_build_array(jsonb_build_array(d.v_schema_name, d.v_table_name))
                or exists (select from jsonb_array_elements(c.names) n where p_names @> jsonb_build_array(n.value)))),
    closed as (
        update sch_chameleon.t_discarded_rows d
           set enm_state = 'superseded', ts_resolved = clock_timestamp()
          from obsolete o
         where d.i_id_row = o.i_id_row)
    update sch_chameleon.t_replica_tables t
       set b_copy_needed = true,
           t_reason = t.t_reason || '; a table that waited for the same schema change was copied without it'
      from obsolete o
     where t.i_id_source = p_source and t.enm_state = 'quarantined' and not t.b_copy_needed
       and o.names @> jsonb_build_array(jsonb_build_array(t.v_schema_name, t.v_table_name))
       and not p_names @> jsonb_build_array(jsonb_build_array(t.v_schema_name, t.v_table_name));
end
$$;

create or replace function sch_chameleon.fn_apply_kept(p_source bigint, p_names jsonb) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Applies what was kept of these tables, in the order of the source: rows, schema changes, and what foreign keys did. What
-- is refused is set aside as by replay.
declare
    v_cascade sch_chameleon.t_kept_cascades;
    v_after   bigint := 0;
    v_all     constant bigint := 9223372036854775807;
begin
    with moved as (
        delete from sch_chameleon.t_quarantined_events e
         where e.i_id_source = p_source
           and case when e.enm_binlog_event = 'ddl'
                    then exists (select from sch_chameleon.fn_concerned_tables(e.jsb_event_data, e.v_schema_name, e.v_table_name) c
                                  where p_names @> jsonb_build_array(jsonb_build_array(c.schema_name, c.table_name)))
                    else p_names @> jsonb_build_array(jsonb_build_array(e.v_schema_name, e.v_table_name)) end
        returning e.*)
    insert into sch_chameleon.t_retry_events
           (i_id_event, i_id_batch, v_schema_name, v_table_name, enm_binlog_event, t_binlog_name, i_binlog_position,
            ts_event_datetime, i_my_event_time, t_transaction, i_ordinal, jsb_event_data, jsb_event_update, t_query)
    select m.i_id_event, m.i_id_batch, m.v_schema_name, m.v_table_name, m.enm_binlog_event, m.t_binlog_name,
           m.i_binlog_position, m.ts_event_datetime, m.i_my_event_time, m.t_transaction, m.i_ordinal, m.jsb_event_data,
           m.jsb_event_update, m.t_query
      from moved m;
    for v_cascade in
        select c.* from sch_chameleon.t_kept_cascades c
         where c.i_id_source = p_source and p_names @> jsonb_build_array(jsonb_build_array(c.v_schema_name, c.v_table_name))
         order by c.i_id_event, c.i_id_cascade
    loop
        perform sch_chameleon.fn_replay_ddl_slice(p_source, null, 't_retry_events', v_after, v_cascade.i_id_event - 1);
        perform sch_chameleon.fn_act_again(v_cascade);
        v_after := v_cascade.i_id_event - 1;
    end loop;
    perform sch_chameleon.fn_replay_ddl_slice(p_source, null, 't_retry_events', v_after, v_all);
    delete from sch_chameleon.t_retry_events;
    delete from sch_chameleon.t_kept_cascades c
     where c.i_id_source = p_source and p_names @> jsonb_build_array(jsonb_build_array(c.v_schema_name, c.v_table_name));
end
$$;

create or replace function sch_chameleon.fn_act_again(p_cascade sch_chameleon.t_kept_cascades) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Does to a table what a foreign key did to the one that it replaced; tables that refer to this one have it already.
declare
    v_table sch_chameleon.t_replica_tables;
    v_done  record;
begin
    select t.* into v_table
      from sch_chameleon.t_replica_tables t
     where t.i_id_source = p_cascade.i_id_source and t.v_schema_name = p_cascade.v_schema_name
       and t.v_table_name = p_cascade.v_table_name and t.enm_state = 'replicated';
    if not found then
        return;
    end if;
    select * into v_done
      from sch_chameleon.fn_cascade_rows(v_table.i_id_table, p_cascade.v_name, p_cascade.v_rows, p_cascade.v_new_rows);
    insert into sch_chameleon.t_cascaded_rows (i_id_source, i_id_event, v_schema_name, v_table_name, b_deleted, jsb_row)
    select p_cascade.i_id_source, p_cascade.i_id_event, v_table.v_schema_name, v_table.v_table_name,
           v_done.new_rows is null, r.image
      from unnest(v_done.rows) r (image)
     union all
    select p_cascade.i_id_source, p_cascade.i_id_event, v_table.v_schema_name, v_table.v_table_name, false, r.image
      from unnest(v_done.new_rows) r (image);
exception when others then
    if sch_chameleon.fn_error_class(sqlstate) = 'server' then
        raise;
    end if;
    perform sch_chameleon.fn_quarantine(p_cascade.i_id_source, p_cascade.v_schema_name, p_cascade.v_table_name,
        format('what foreign key %s does to its rows was refused: %s %s', p_cascade.v_name, sqlstate, sqlerrm));
    update sch_chameleon.t_replica_tables t set b_copy_needed = true where t.i_id_table = v_table.i_id_table;
end
$$;
