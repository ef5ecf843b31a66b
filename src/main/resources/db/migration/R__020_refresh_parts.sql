create or replace function sch_chameleon.fn_refresh_parts() returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Creates the log tables that t_sources.v_log_table names and that are not there yet. Safe to call twice.
declare
    v_name text;
begin
    for v_name in
        select distinct unnest(s.v_log_table) from sch_chameleon.t_sources s order by 1
    loop
        if to_regclass(format('sch_chameleon.%I', v_name)) is null then
            -- only appended to and truncated: a vacuum would read it all and find nothing
            execute format($q$
                create table sch_chameleon.%I (constraint %I primary key (i_id_event))
                    inherits (sch_chameleon.t_log_replica)
                    with (autovacuum_enabled = false, toast.autovacuum_enabled = false) $q$,
                v_name, 'pk_' || v_name);
        end if;
    end loop;
end
$$;
