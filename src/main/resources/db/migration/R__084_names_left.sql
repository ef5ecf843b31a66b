create or replace function sch_chameleon.fn_leave_names(p_source bigint, p_event sch_chameleon.t_log_replica)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Before a schema change renames or drops tables: keeps what users of the target tie to their names, views and rights. To
-- the source both belong to the name, to PostgreSQL to the table: another table may take the name in the same source
-- transaction, as tools for schema changes do it.
begin
    delete from sch_chameleon.t_names_left n
     where n.i_id_source = p_source and n.t_transaction <> p_event.t_transaction;
    insert into sch_chameleon.t_names_left
           (i_id_source, v_schema_name, v_table_name, t_transaction, o_relation, jsb_views, jsb_grants)
    select p_source, x.schema_name, x.table_name, p_event.t_transaction, x.relation,
           sch_chameleon.fn_hold_views(array[x.relation]), coalesce(to_jsonb(x.grants), '[]')
      from (select distinct on (1, 2) e.value->>'schema' as schema_name, e.value->>'table' as table_name, c.oid as relation,
                   array(select g from sch_chameleon.fn_grants(
                                c.oid, format('%I.%I', e.value->>'schema', e.value->>'table')) g
                          where c.relacl is not null or exists (
                                select from pg_attribute a where a.attrelid = c.oid and a.attacl is not null)) as grants
              from jsonb_array_elements(p_event.jsb_event_data->'effects') e
              join pg_class c on c.oid = to_regclass(format('%I.%I', e.value->>'schema', e.value->>'table'))
             where e.value->>'effect' in ('renamed', 'dropped')) x
     where x.grants <> '{}' or sch_chameleon.fn_hold_views(array[x.relation]) <> '[]'
        on conflict (i_id_source, v_schema_name, v_table_name) do nothing;
end
$$;

create or replace function sch_chameleon.fn_take_names(p_source bigint, p_event sch_chameleon.t_log_replica)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- After a schema change that gave tables names which others lost in the same source transaction: gives them the rights
-- and the views of those names.
declare
    v_name record;
begin
    for v_name in
        delete from sch_chameleon.t_names_left n
         where n.i_id_source = p_source and n.t_transaction = p_event.t_transaction
           and to_regclass(format('%I.%I', n.v_schema_name, n.v_table_name)) <> n.o_relation
           and exists (
               select from jsonb_array_elements(p_event.jsb_event_data->'effects') e
                where e.value->>'effect' = 'put' and e.value->>'schema' = n.v_schema_name
                  and e.value->>'table' = n.v_table_name)
        returning n.*
    loop
        perform sch_chameleon.fn_give_grants(v_name.jsb_grants);
        if v_name.jsb_views <> '[]' then
            if sch_chameleon.fn_views_rule(p_source) = 'fail' then
                raise exception 'another table takes the name of table %.%, which other objects depend on',
                        v_name.v_schema_name, v_name.v_table_name
                    using errcode = '2BP01', detail = (
                        select string_agg(format('%s %s.%s', h.value->>'kind', h.value->>'schema', h.value->>'name'), '; ')
                          from jsonb_array_elements(v_name.jsb_views) h);
            end if;
            perform sch_chameleon.fn_move_views(p_source, p_event, v_name.jsb_views);
        end if;
    end loop;
end
$$;

create or replace function sch_chameleon.fn_move_views(
        p_source bigint, p_event sch_chameleon.t_log_replica, p_held jsonb)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Makes views again on the table that has taken the name of theirs. PostgreSQL refuses nothing if they stay with the old
-- one, so what keeps them from being dropped (another's view, a function on its row type) is a warning alone.
declare
    v_state text;
    v_error text;
begin
    perform sch_chameleon.fn_drop_views(p_held);
    perform sch_chameleon.fn_restore_views(p_source, p_event, p_held);
exception when others then
    get stacked diagnostics v_state = returned_sqlstate, v_error = message_text;
    if sch_chameleon.fn_error_class(v_state) = 'server' then
        raise;
    end if;
    insert into sch_chameleon.t_ddl_warnings (i_id_source, t_code, v_database, v_table, t_warning)
    select p_source, 'view-left-behind', coalesce(min(m.v_source_schema), p_event.v_schema_name), p_event.v_table_name,
           format('views of the target still show the table that lost its name at %s:%s, as they cannot be made again:'
                  ' %s %s', p_event.t_binlog_name, p_event.i_binlog_position, v_state, v_error)
      from sch_chameleon.t_source_schemas m
     where m.i_id_source = p_source and m.v_dest_schema = p_event.v_schema_name;
end
$$;

create or replace function sch_chameleon.fn_give_grants(p_grants jsonb) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Gives rights; those on a column that is gone, or to a role that is, are left out.
declare
    v_grant text;
begin
    for v_grant in select jsonb_array_elements_text(p_grants) loop
        begin
            execute v_grant;
        exception when undefined_column or undefined_object then
            null;
        end;
    end loop;
end
$$;
