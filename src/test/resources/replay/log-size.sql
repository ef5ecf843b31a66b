-- A source with one table of 10,000 rows, and a procedure that fills its log.
create schema shop;
create table shop.counter (id int primary key, value int not null);
insert into shop.counter select n, 0 from generate_series(1, 10000) n;

select sch_chameleon.fn_add_source('shop', '{"shop": "shop"}');
insert into sch_chameleon.t_replica_tables (i_id_source, v_schema_name, v_table_name, v_table_pkey, v_columns)
values (1, 'shop', 'counter', '{id}', '{id, value}');
insert into sch_chameleon.t_replica_batch (i_id_source, v_log_table, t_binlog_name, i_binlog_position)
select 1, s.v_log_table[1], 'binlog.000001', 4 from sch_chameleon.t_sources s;

create procedure shop.log_updates(p_batches bigint, p_events bigint)
    language plpgsql
as $$
-- Logs so many closed batches of so many updates each, in transactions of ten, all in the same log table. Every
-- thousand events in a row touch another thousand keys.
declare
    v_batch  bigint;
    v_log    text;
    v_first  bigint;
    v_last   bigint;
begin
    for i in 0 .. p_batches - 1 loop
        select b.i_id_batch, b.v_log_table into strict v_batch, v_log
          from sch_chameleon.t_replica_batch b where not b.b_processed;
        execute format($q$
            with logged as (
                insert into sch_chameleon.%I as l
                       (i_id_batch, v_schema_name, v_table_name, enm_binlog_event, t_binlog_name, i_binlog_position,
                        i_my_event_time, t_transaction, i_ordinal, jsb_event_data)
                select $1, 'shop', 'counter', 'update', 'binlog.000001', n * 100, 1700000000000 + n,
                       'binlog.000001:' || (n - 1) / 10, 1 + (n - 1) %% 10,
                       jsonb_build_object('id', (1 + n %% 10000)::text, 'value', n::text)
                  from generate_series($2 * $3 + 1, ($2 + 1) * $3) n
                 order by n
                returning l.i_id_event)
            select min(i_id_event), max(i_id_event) from logged $q$, v_log)
           into v_first, v_last using v_batch, i, p_events;
        insert into sch_chameleon.t_batch_events (i_id_batch, i_first_event, i_last_event, i_replayed_event)
        values (v_batch, v_first, v_last, v_first - 1);
        update sch_chameleon.t_replica_batch b
           set b_started = true, b_processed = true, ts_processed = clock_timestamp(), i_events = p_events
         where b.i_id_batch = v_batch;
        insert into sch_chameleon.t_replica_batch (i_id_source, v_log_table, t_binlog_name, i_binlog_position)
        values (1, v_log, 'binlog.000001', (i + 1) * p_events * 100 + 1);
    end loop;
end
$$;
