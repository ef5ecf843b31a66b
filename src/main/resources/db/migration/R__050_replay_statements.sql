create or replace function sch_chameleon.fn_replay_statements(
        p_table sch_chameleon.t_replica_tables, p_sample jsonb)
    returns sch_chameleon.t_replay_statements
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Generates and stores the statements that apply one event of the table; $1 is the event's data, $2 its old key or old
-- row. p_sample is the data of one event: columns of the target that it does not have are left alone. Values are cast
-- to the bare type, so that a value too long for its column is refused by the assignment and never cut by the cast.
declare
    v_result sch_chameleon.t_replay_statements;
    v_target regclass := to_regclass(format('%I.%I', p_table.v_schema_name, p_table.v_table_name));
    v_cols   text;
    v_values text;
    v_set    text;
    v_key    text;
    v_match  text;
    v_old    text;
    v_into   text;
    v_always boolean;
begin
    if v_target is null then
        raise exception 'table %.% is not in the target', p_table.v_schema_name, p_table.v_table_name
            using errcode = 'undefined_table';
    end if;
    select string_agg(quote_ident(c.name), ', ' order by c.num),
           string_agg(format('($1->>%L)::%s', c.name, c.type), ', ' order by c.num),
           string_agg(format('%I = ($1->>%L)::%s', c.name, c.name, c.type), ', ' order by c.num),
           string_agg(quote_ident(c.name), ', ' order by c.num) filter (where c.is_key),
           string_agg(format('t.%I = (coalesce($2, $1)->>%L)::%s', c.name, c.name, c.type), ' and ' order by c.num)
               filter (where c.is_key),
           string_agg(format('t.%I is not distinct from (coalesce($2, $1)->>%L)::%s', c.name, c.name, c.type),
               ' and ' order by c.num),
           coalesce(bool_or(c.always), false)
      into v_cols, v_values, v_set, v_key, v_match, v_old, v_always
      from (select a.attname as name, a.attnum as num, format('%I.%I', n.nspname, y.typname) as type,
                   a.attname = any (p_table.v_table_pkey) as is_key, a.attidentity = 'a' as always
              from pg_attribute a
              join pg_type y on y.oid = a.atttypid
              join pg_namespace n on n.oid = y.typnamespace
             where a.attrelid = v_target and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
               and p_sample ? a.attname) c;
    v_into := format('insert into %s (%s)%s values (%s)', v_target::text, v_cols,
        case when v_always then ' overriding system value' else '' end, v_values);
    v_result.i_id_table := p_table.i_id_table;
    if v_key is null then
        v_match := format('t.ctid = (select t.ctid from only %s t where %s limit 1)', v_target::text, v_old);
        v_result.t_insert := v_into;
    else
        v_result.t_insert := format('%s on conflict (%s) do update set %s', v_into, v_key, v_set);
    end if;
    v_result.t_update := format('update only %s t set %s where %s', v_target::text, v_set, v_match);
    v_result.t_delete := format('delete from only %s t where %s', v_target::text, v_match);
    insert into sch_chameleon.t_replay_statements values (v_result.*)
        on conflict (i_id_table) do update
           set t_insert = excluded.t_insert, t_update = excluded.t_update, t_delete = excluded.t_delete;
    return v_result;
end
$$;
