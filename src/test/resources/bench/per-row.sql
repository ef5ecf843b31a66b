-- What the set-based replay is compared with: a plain replay, event by event, as other tools have it: the text of each
-- statement is made from the row, and each row has a subtransaction, so that a refused one is set aside alone. It reads the
-- log once a slice and needs one transaction a slice.
create function bench.statement(
        p_kind text, p_schema text, p_table text, p_key text[], p_data jsonb, p_old jsonb)
    returns text
    language sql
    stable
as $$
    select case p_kind
           when 'insert' then format('insert into %I.%I (%s) values (%s)', p_schema, p_table,
                string_agg(quote_ident(c.key), ', '), string_agg(quote_nullable(c.value), ', '))
           when 'update' then format('update %I.%I set %s where %s', p_schema, p_table,
                string_agg(format('%I = %L', c.key, c.value), ', '),
                string_agg(format('%I = %L', c.key, coalesce(p_old, p_data)->>c.key), ' and ')
                    filter (where c.key = any (p_key)))
           else format('delete from %I.%I where %s', p_schema, p_table,
                string_agg(format('%I = %L', c.key, c.value), ' and ') filter (where c.key = any (p_key))) end
      from jsonb_each_text(p_data) c
$$;

create function bench.replay_per_row(p_max_events int, p_source bigint) returns boolean
    language plpgsql
    set jit = off
    set enable_bitmapscan = off
as $$
-- Applies the next p_max_events events of the oldest closed batch and moves the pointer. Returns whether there is more.
declare
    v_batch  sch_chameleon.t_replica_batch;
    v_events sch_chameleon.t_batch_events;
    v_to     bigint;
    v_event  record;
begin
    select b.* into v_batch
      from sch_chameleon.t_replica_batch b
     where b.i_id_source = p_source and b.b_processed and not b.b_replayed
     order by b.i_id_batch limit 1
       for no key update;
    if not found then
        return false;
    end if;
    select e.* into strict v_events from sch_chameleon.t_batch_events e where e.i_id_batch = v_batch.i_id_batch;
    execute format('select max(i_id_event) from (select l.i_id_event from only sch_chameleon.%I l
                     where l.i_id_event > $1 and l.i_id_event <= $2 order by l.i_id_event limit $3) s',
                   v_batch.v_log_table)
       into v_to using v_events.i_replayed_event, v_events.i_last_event, p_max_events;
    for v_event in execute format($q$
        select bench.statement(l.enm_binlog_event::text, l.v_schema_name, l.v_table_name, t.v_table_pkey,
                               l.jsb_event_data, l.jsb_event_update) as query
          from only sch_chameleon.%I l
          join sch_chameleon.t_replica_tables t
            on t.i_id_source = $3 and t.v_schema_name = l.v_schema_name and t.v_table_name = l.v_table_name
         where l.i_id_event > $1 and l.i_id_event <= $2
         order by l.i_id_event $q$, v_batch.v_log_table) using v_events.i_replayed_event, v_to, p_source
    loop
        begin
            execute v_event.query;
        exception when others then
            insert into sch_chameleon.t_discarded_rows (i_id_source, v_schema_name, v_table_name, t_error)
            values (p_source, '', '', sqlerrm);
        end;
    end loop;
    if v_to >= v_events.i_last_event then
        update sch_chameleon.t_replica_batch b
           set b_replayed = true, ts_replayed = clock_timestamp()
         where b.i_id_batch = v_batch.i_id_batch;
        delete from sch_chameleon.t_batch_events e where e.i_id_batch = v_batch.i_id_batch;
    else
        update sch_chameleon.t_batch_events e set i_replayed_event = v_to where e.i_id_batch = v_batch.i_id_batch;
    end if;
    return exists (
        select from sch_chameleon.t_replica_batch b
         where b.i_id_source = p_source and b.b_processed and not b.b_replayed);
end
$$;
