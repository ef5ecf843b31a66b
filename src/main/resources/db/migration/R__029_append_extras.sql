create or replace function sch_chameleon.fn_append_extras(p_source bigint, p_extras jsonb) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- What a run brings besides events: the engine's schema history, the source model's changed tables, what became of
-- schema changes, warnings, and counts of values that were adjusted. Absent parts change nothing.
begin
    if p_extras ? 'received' then
        update sch_chameleon.t_sources s
           set ts_last_received = to_timestamp((p_extras->>'received')::double precision / 1000)
         where s.i_id_source = p_source;
    end if;
    if coalesce((p_extras->>'history_replaced')::boolean, false) then
        delete from sch_chameleon.t_schema_history h where h.i_id_source = p_source;
    end if;
    insert into sch_chameleon.t_schema_history (i_id_source, jsb_record)
    select p_source, r.value
      from jsonb_array_elements(p_extras->'history') with ordinality r (value, i)
     order by r.i;

    delete from sch_chameleon.t_source_tables t
     using jsonb_to_recordset(p_extras->'tables') as c (database text, "table" text, model jsonb)
     where t.i_id_source = p_source and t.v_database = c.database and t.v_table = c."table";
    insert into sch_chameleon.t_source_tables (i_id_source, v_database, v_table, jsb_table)
    select p_source, c.database, c."table", c.model
      from jsonb_to_recordset(p_extras->'tables') as c (database text, "table" text, model jsonb)
     where c.model is not null;
    insert into sch_chameleon.t_source_databases as d (i_id_source, v_database, t_charset)
    select p_source, c.key, c.value
      from jsonb_each_text(p_extras->'databases') c
        on conflict (i_id_source, v_database) do update set t_charset = excluded.t_charset;

    insert into sch_chameleon.t_ddl_log
           (i_id_source, ts_event, t_binlog_name, i_binlog_position, t_transaction, v_database, t_mysql, t_postgres,
            t_outcome, t_reason)
    select p_source, to_timestamp(c.time::double precision / 1000), c.file, c.position, c.transaction, c.database,
           c.mysql, c.postgres, c.outcome, c.reason
      from jsonb_to_recordset(p_extras->'ddl') as c (
           time bigint, file text, position bigint, transaction text, database text, mysql text, postgres text,
           outcome text, reason text);
    insert into sch_chameleon.t_ddl_warnings (i_id_source, t_code, v_database, v_table, t_warning)
    select p_source, c.code, c.database, c."table", c.warning
      from jsonb_to_recordset(p_extras->'warnings') as c (code text, database text, "table" text, warning text);
    insert into sch_chameleon.t_value_adjustments as a
           (i_id_source, v_schema_name, v_table_name, v_column_name, t_adjustment, i_count)
    select p_source, c.schema, c."table", c."column", c.adjustment, c.count
      from jsonb_to_recordset(p_extras->'adjustments') as c (
           schema text, "table" text, "column" text, adjustment text, count bigint)
        on conflict (i_id_source, v_schema_name, v_table_name, v_column_name, t_adjustment)
        do update set i_count = a.i_count + excluded.i_count, ts_last = clock_timestamp();
end
$$;
