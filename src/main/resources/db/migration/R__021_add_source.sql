create or replace function sch_chameleon.fn_add_source(p_name text, p_schemas jsonb) returns bigint
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Registers a source with the schemas it is replicated into, and creates its pair of log tables. Returns its id.
declare
    v_id bigint;
begin
    insert into sch_chameleon.t_sources (t_source) values (p_name) returning i_id_source into v_id;
    update sch_chameleon.t_sources s
       set v_log_table = array['t_log_replica_1_src_' || v_id, 't_log_replica_2_src_' || v_id]
     where s.i_id_source = v_id;
    insert into sch_chameleon.t_source_schemas (i_id_source, v_source_schema, v_dest_schema)
    select v_id, m.key, m.value from jsonb_each_text(p_schemas) m;
    perform sch_chameleon.fn_refresh_parts();
    return v_id;
end
$$;
