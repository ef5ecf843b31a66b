create or replace function sch_chameleon.fn_run_ddl(p_source bigint, p_event sch_chameleon.t_log_replica)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Runs the statements of a schema change. Where views of the target stand in the way they give way, as the source's
-- setting says: nothing is looked up before PostgreSQL has refused. Raises what the target raises.
declare
    v_state   text;
    v_error   text;
    v_detail  text;
    v_held    jsonb := '[]';
    v_columns jsonb;
    v_renames boolean := p_event.jsb_event_data->'effects' @? '$[*].effect ? (@ == "renamed" || @ == "dropped")';
begin
    if p_event.t_query is null then
        return;
    end if;
    if v_renames then
        perform sch_chameleon.fn_leave_names(p_source, p_event);
    end if;
    begin
        execute p_event.t_query;
    exception when dependent_objects_still_exist or feature_not_supported then
        get stacked diagnostics v_state = returned_sqlstate, v_error = message_text, v_detail = pg_exception_detail;
        if sch_chameleon.fn_views_rule(p_source) <> 'fail' then
            v_held := sch_chameleon.fn_hold_views(sch_chameleon.fn_concerned_relations(p_event));
        end if;
        if v_held = '[]' then
            raise exception '%', v_error using errcode = v_state, detail = v_detail;
        end if;
        v_columns := sch_chameleon.fn_column_names(sch_chameleon.fn_concerned_relations(p_event));
        perform sch_chameleon.fn_drop_views(v_held);
        execute p_event.t_query;
        -- their texts have the columns' old names
        v_columns := sch_chameleon.fn_renamed_columns(v_columns);
        perform sch_chameleon.fn_rename_columns(v_columns, true);
        perform sch_chameleon.fn_restore_views(p_source, p_event, v_held);
        perform sch_chameleon.fn_rename_columns(v_columns, false);
    end;
    if exists (select from sch_chameleon.t_names_left n where n.i_id_source = p_source) then
        perform sch_chameleon.fn_take_names(p_source, p_event);
    end if;
end
$$;

create or replace function sch_chameleon.fn_concerned_relations(p_event sch_chameleon.t_log_replica) returns oid[]
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- The tables of the target that a schema change names, as far as they are there.
    select coalesce(array_agg(to_regclass(format('%I.%I', c.schema_name, c.table_name))::oid), '{}')
      from sch_chameleon.fn_concerned_tables(p_event.jsb_event_data, p_event.v_schema_name, p_event.v_table_name) c
     where to_regclass(format('%I.%I', c.schema_name, c.table_name)) is not null
$$;
