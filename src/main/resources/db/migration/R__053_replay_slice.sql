create or replace function sch_chameleon.fn_replay_or_discard(
        p_source bigint, p_batch bigint, p_statements sch_chameleon.t_replay_statements,
        p_table sch_chameleon.t_replica_tables, p_event sch_chameleon.t_log_replica)
    returns boolean
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Applies one row event, or keeps it in t_discarded_rows with the target's error; returns whether it was applied.
declare
    v_state text;
    v_error text;
begin
    perform sch_chameleon.fn_replay_row(p_statements, p_table, p_event);
    return true;
exception when others then
    get stacked diagnostics v_state = returned_sqlstate, v_error = message_text;
    if not sch_chameleon.fn_is_data_error(v_state) then
        raise;
    end if;
    insert into sch_chameleon.t_discarded_rows
           (i_id_source, i_id_batch, i_id_event, v_schema_name, v_table_name, enm_binlog_event, t_binlog_name,
            i_binlog_position, t_transaction, jsb_event_data, jsb_event_update, v_sqlstate, t_error)
    values (p_source, p_batch, p_event.i_id_event, p_event.v_schema_name, p_event.v_table_name,
            p_event.enm_binlog_event, p_event.t_binlog_name, p_event.i_binlog_position, p_event.t_transaction,
            p_event.jsb_event_data, p_event.jsb_event_update, v_state, v_error);
    return false;
end
$$;

create or replace function sch_chameleon.fn_replay_slice(
        p_source bigint, p_batch bigint, p_log text, p_after bigint, p_to bigint, p_careful boolean,
        out replayed bigint, out skipped bigint, out ddl bigint)
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Applies the events of (p_after, p_to] in order. Careful: a row that the target refuses is kept in t_discarded_rows
-- with its error, and the rest goes on; otherwise the first such row raises its error.
declare
    v_event      sch_chameleon.t_log_replica;
    v_table      sch_chameleon.t_replica_tables;
    v_statements sch_chameleon.t_replay_statements;
begin
    replayed := 0;
    skipped := 0;
    ddl := 0;
    for v_event in execute format(
        'select l.* from only sch_chameleon.%I l where l.i_id_event > $1 and l.i_id_event <= $2 order by l.i_id_event',
        p_log) using p_after, p_to
    loop
        if v_event.enm_binlog_event = 'ddl' then
            perform sch_chameleon.fn_replay_ddl(p_source, p_batch, v_event);
            v_table := null;
            ddl := ddl + 1;
            continue;
        end if;
        if v_table.v_table_name is distinct from v_event.v_table_name
           or v_table.v_schema_name is distinct from v_event.v_schema_name then
            select t.* into v_table
              from sch_chameleon.t_replica_tables t
             where t.i_id_source = p_source and t.v_schema_name = v_event.v_schema_name
               and t.v_table_name = v_event.v_table_name;
            select s.* into v_statements
              from sch_chameleon.t_replay_statements s
             where s.i_id_table = v_table.i_id_table;
        end if;
        if v_event.i_id_event <= v_table.i_snapshot_event then
            skipped := skipped + 1;
            continue;
        elsif v_table.enm_state = 'quarantined' then
            perform sch_chameleon.fn_keep_event(p_source, v_event);
            skipped := skipped + 1;
            continue;
        end if;
        if v_statements.i_id_table is null and v_table.i_id_table is not null then
            v_statements := sch_chameleon.fn_replay_statements(v_table, v_event.jsb_event_data);
        end if;
        if not p_careful then
            perform sch_chameleon.fn_replay_row(v_statements, v_table, v_event);
            replayed := replayed + 1;
        elsif sch_chameleon.fn_replay_or_discard(p_source, p_batch, v_statements, v_table, v_event) then
            replayed := replayed + 1;
        else
            skipped := skipped + 1;
        end if;
    end loop;
end
$$;
