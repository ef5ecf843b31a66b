-- What the set-based replay is compared with: a plain replay, event by event. It has what a decent one has: statements
-- generated once for each table, values bound and not spliced in, one read of the log a slice, one transaction a slice.
create table bench.statement (
    schema_name text,
    table_name  text,
    t_insert    text not null,
    t_update    text not null,
    t_delete    text not null,
    primary key (schema_name, table_name)
);

create procedure bench.generate_statements(p_source bigint)
    language sql
as $$
-- $1 is the event's row or key, $2 its old key where that changed.
    insert into bench.statement
    select t.v_schema_name, t.v_table_name,
           format('insert into %I.%I (%s) values (%s)', t.v_schema_name, t.v_table_name, c.names, c.vals),
           format('update %I.%I set %s where %s', t.v_schema_name, t.v_table_name, c.sets, c.keys),
           format('delete from %I.%I where %s', t.v_schema_name, t.v_table_name, c.keys)
      from sch_chameleon.t_replica_tables t,
           lateral (
               select string_agg(quote_ident(a.attname), ', ' order by a.attnum) as names,
                      string_agg(format('($1->>%L)::%s', a.attname, a.type), ', ' order by a.attnum) as vals,
                      string_agg(format('%I = ($1->>%L)::%s', a.attname, a.attname, a.type), ', ' order by a.attnum)
                          as sets,
                      string_agg(format('%I = (coalesce($2, $1)->>%L)::%s', a.attname, a.attname, a.type), ' and '
                          order by a.attnum) filter (where a.attname = any (t.v_table_pkey)) as keys
                 from (select attname, attnum, atttypid::regtype as type
                         from pg_attribute
                        where attrelid = format('%I.%I', t.v_schema_name, t.v_table_name)::regclass
                          and attnum > 0 and not attisdropped and attgenerated = '') a) c
     where t.i_id_source = p_source
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
    begin
        for v_event in execute format($q$
            select l.enm_binlog_event as kind, l.jsb_event_data as data, l.jsb_event_update as old,
                   s.t_insert, s.t_update, s.t_delete
              from only sch_chameleon.%I l
              left join bench.statement s on s.schema_name = l.v_schema_name and s.table_name = l.v_table_name
             where l.i_id_event > $1 and l.i_id_event <= $2
             order by l.i_id_event $q$, v_batch.v_log_table) using v_events.i_replayed_event, v_to
        loop
            if v_event.kind = 'insert' then
                execute v_event.t_insert using v_event.data;
            elsif v_event.kind = 'update' then
                execute v_event.t_update using v_event.data, v_event.old;
            else
                execute v_event.t_delete using v_event.data, v_event.old;
            end if;
        end loop;
    exception when others then
        raise exception 'batch % failed between events % and %: %',
            v_batch.i_id_batch, v_events.i_replayed_event, v_to, sqlerrm;
    end;
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
