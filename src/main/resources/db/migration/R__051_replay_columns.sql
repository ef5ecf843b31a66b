create or replace function sch_chameleon.fn_replay_columns(
        p_table sch_chameleon.t_replica_tables, p_columns text[],
        out name text, out ident text, out alias text, out num int, out type text, out full_type text,
        out is_key boolean, out is_written boolean, out is_own boolean, out is_always boolean)
    returns setof record
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- The columns of the target table: its name quoted, the name that the generated statements use inside, the bare type,
-- the type with its length; whether rows are identified by it, replay writes it, only the target has it. A cast to the
-- bare type never cuts a value; the assignment to the column refuses one that is too long. p_columns: what an event's
-- row holds. Generated columns are left out but for those of the key.
    select a.attname, quote_ident(a.attname), 'c' || a.attnum, a.attnum, format('%I.%I', n.nspname, y.typname),
           format_type(a.atttypid, a.atttypmod), a.attname = any (p_table.v_table_pkey),
           a.attgenerated = '' and a.attname = any (p_columns), a.attgenerated = '' and a.attname <> all (p_columns),
           a.attidentity = 'a'
      from pg_attribute a
      join pg_type y on y.oid = a.atttypid
      join pg_namespace n on n.oid = y.typnamespace
     where a.attrelid = to_regclass(format('%I.%I', p_table.v_schema_name, p_table.v_table_name))
       and a.attnum > 0 and not a.attisdropped
       and (a.attgenerated = '' or a.attname = any (p_table.v_table_pkey))
     order by a.attnum
$$;

create or replace function sch_chameleon.fn_check_target_table(
        p_table sch_chameleon.t_replica_tables, p_columns text[])
    returns regclass
    language plpgsql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- Gives the target table; raises undefined_table or undefined_column where it is not as the source's rows need it.
declare
    v_target  regclass := to_regclass(format('%I.%I', p_table.v_schema_name, p_table.v_table_name));
    v_missing text;
begin
    if v_target is null then
        raise exception 'table %.% is not in the target', p_table.v_schema_name, p_table.v_table_name
            using errcode = 'undefined_table';
    end if;
    select string_agg(c.name, ', ')
      into v_missing
      from unnest(p_columns || p_table.v_table_pkey) as c (name)
     where not exists (select from pg_attribute a
                        where a.attrelid = v_target and a.attname = c.name and a.attnum > 0 and not a.attisdropped);
    if v_missing is not null then
        raise exception 'table %.% of the target has no column %',
            p_table.v_schema_name, p_table.v_table_name, v_missing
            using errcode = 'undefined_column';
    end if;
    return v_target;
end
$$;
