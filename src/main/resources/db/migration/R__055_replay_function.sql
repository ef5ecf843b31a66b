create or replace function sch_chameleon.fn_replay_insert(
        p_table sch_chameleon.t_replica_tables, p_columns text[])
    returns text
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- The statement for events that are all inserts: no sort, no look for rows that are there. Documents are decompressed
-- once, as in fn_replay_net.
    select format('insert into %I.%I (%s)%s select %s from (select l.jsb_event_data || ''{}''::jsonb as d '
                  'from only @log@ l where l.ctid = any ($1) '
                  'and (l.t_query is null or sch_chameleon.fn_refuse(l.t_query)) offset 0) l',
        p_table.v_schema_name, p_table.v_table_name, string_agg(c.ident, ', ' order by c.num),
        case when bool_or(c.is_always) then ' overriding system value' else '' end,
        string_agg(format('(l.d->>%L)::%s', c.name, c.type), ', ' order by c.num))
      from sch_chameleon.fn_replay_columns(p_table, p_columns) c
     where c.is_written
$$;

create or replace function sch_chameleon.fn_replay_net_statement(
        p_table sch_chameleon.t_replica_tables, p_columns text[])
    returns text
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- The statement that applies the net change, by what the table has.
    select case when p_table.v_table_pkey = '{}' then
               format($q$declare v_missing bigint; begin
        %s into v_missing;
        if v_missing > 0 then
            raise exception '%% of the rows to change are not in the table', v_missing using errcode = 'CM004';
        end if;
    end$q$, sch_chameleon.fn_replay_without_key(p_table, p_columns))
           when current_setting('server_version_num')::int >= 150000
                and sch_chameleon.fn_unique_changes(p_table, p_columns) is null
                and not sch_chameleon.fn_has_part_key_index(p_table) then
               sch_chameleon.fn_replay_merge(p_table, p_columns)
           else
               sch_chameleon.fn_replay_delete_first(p_table, p_columns) end
$$;

create or replace function sch_chameleon.fn_replay_function(p_table sch_chameleon.t_replica_tables, p_log text)
    returns text
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Gives the function that applies events of the table which stand in the log table; generates it at the first use. Its
-- statements are static, so that the session keeps their plans: a call costs 14 us instead of the 111 us of parsing and
-- planning. Its parameters: places of the events, places of those that are updates with old values, whether all of them
-- are inserts. Raises undefined_table or undefined_column where the target is not as the source's rows need it.
declare
    v_name    text;
    v_columns text[] := p_table.v_columns;
    v_target  regclass;
begin
    select f.v_function
      into v_name
      from sch_chameleon.t_replay_functions f
     where f.i_id_table = p_table.i_id_table and f.v_log_table = p_log;
    if found then
        return v_name;
    end if;
    if v_columns = '{}' then
        select array_agg(c.name) into v_columns from sch_chameleon.fn_replay_columns(p_table, '{}') c;
    end if;
    v_target := sch_chameleon.fn_check_target_table(p_table, v_columns);
    v_name := format('sch_chameleon.%I', 'fn_replay_' || p_table.i_id_table || '_' || p_log);
    execute format($f$create or replace function %s(tid[], tid[], boolean) returns void
        language plpgsql set search_path = pg_catalog, pg_temp %s as %L$f$,
        -- rows without a key are compared by their text: made once a row, and not once a pair of rows. A plan that is
        -- kept must not depend on how few rows there were when it was made; partitions are deleted from by a loop.
        v_name, case when p_table.v_table_pkey <> '{}' then ''
                     when (select c.relkind = 'p' from pg_class c where c.oid = v_target) then 'set enable_hashjoin = on'
                     else 'set enable_hashjoin = on set enable_nestloop = off' end,
        replace(format($body$
begin
    if $3 then
        begin
            %s;
            return;
        exception when unique_violation or exclusion_violation then
            null; -- rows that are there already: the net change converges
        end;
    end if;
    %s;
end$body$,
            sch_chameleon.fn_replay_insert(p_table, v_columns),
            sch_chameleon.fn_replay_net_statement(p_table, v_columns)),
        '@log@', format('sch_chameleon.%I', p_log)));
    insert into sch_chameleon.t_replay_functions values (p_table.i_id_table, p_log, v_name);
    return v_name;
end
$$;

create or replace function sch_chameleon.fn_drop_replay_function() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- A generated function goes with its row in t_replay_functions.
begin
    execute format('drop function if exists %s(tid[], tid[], boolean)', old.v_function);
    return old;
end
$$;

create or replace trigger drop_function after delete on sch_chameleon.t_replay_functions
    for each row execute function sch_chameleon.fn_drop_replay_function();
-- replay runs as a replica, for which other triggers do not fire
alter table sch_chameleon.t_replay_functions enable always trigger drop_function;
