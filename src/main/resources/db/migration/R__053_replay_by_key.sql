create or replace function sch_chameleon.fn_unique_changes(p_table sch_chameleon.t_replica_tables, p_columns text[])
    returns text
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- The condition under which row t of the target holds other values than its net row n in a unique index besides the
-- key's; null when there is no such index. Where an index has expressions or a condition any change counts. A column
-- GENERATED ALWAYS AS IDENTITY counts as well: PostgreSQL takes a value for it in an INSERT only.
    with written as (
        select * from sch_chameleon.fn_replay_columns(p_table, p_columns) c where c.is_written),
    other as (
        select i.indkey::int2[] as columns,
               i.indexprs is not null or i.indpred is not null
               or not i.indkey::int2[] <@ (select array_agg(w.num::int2) from written w) as is_complex
          from pg_index i
         where i.indrelid = to_regclass(format('%I.%I', p_table.v_schema_name, p_table.v_table_name))
           and (i.indisunique or i.indisexclusion) and i.indimmediate
           and exists (select from unnest(i.indkey::int2[]) n (num)
                        where n.num not in (select w.num from written w where w.is_key)))
    select string_agg(
               case when exists (select from other o where w.num = any (o.columns) and not o.is_complex)
                    then format('t.%s is distinct from n.%s', w.ident, w.alias)
                    else format('t.%s::text is distinct from n.%s::text', w.ident, w.alias) end, ' or ' order by w.num)
      from written w
     where not w.is_key and (w.is_always or exists (select from other o where w.num = any (o.columns) or o.is_complex))
$$;

create or replace function sch_chameleon.fn_replay_merge(p_table sch_chameleon.t_replica_tables, p_columns text[])
    returns text
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- The statement for a table whose only unique index is its key's: MERGE, which PostgreSQL has from 15 on.
    select format('merge into %s%I.%I t using (%s) n on %s when matched and not n.live then delete%s '
                  'when not matched and n.live then insert (%s)%s values (%s)',
        case when p.relkind = 'p' then '' else 'only ' end, p_table.v_schema_name, p_table.v_table_name,
        sch_chameleon.fn_replay_net(p_table, p_columns),
        string_agg(format('t.%s = n.%s', c.ident, c.alias), ' and ' order by c.num) filter (where c.is_key),
        coalesce(' when matched then update set '
                 || string_agg(format('%s = n.%s', c.ident, c.alias), ', ' order by c.num)
                    filter (where c.is_written and not c.is_key), ''),
        string_agg(c.ident, ', ' order by c.num) filter (where c.is_written),
        case when bool_or(c.is_always) then ' overriding system value' else '' end,
        string_agg('n.' || c.alias, ', ' order by c.num) filter (where c.is_written))
      from sch_chameleon.fn_replay_columns(p_table, p_columns) c
      join pg_class p on p.oid = to_regclass(format('%I.%I', p_table.v_schema_name, p_table.v_table_name))
     group by p.relkind
$$;

create or replace function sch_chameleon.fn_replay_delete_first(
        p_table sch_chameleon.t_replica_tables, p_columns text[])
    returns text
    language plpgsql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- The statement for a table with other unique indexes, or without MERGE: rows that are gone, and rows whose unique
-- values change, are deleted before any row is written, so that values may be swapped. Columns that only the target has
-- are written back as they were. The count of the deleted rows in each condition makes the deletion come first.
declare
    v_changes text := sch_chameleon.fn_unique_changes(p_table, p_columns);
    v         record;
begin
    select case when p.relkind = 'p' then '' else 'only ' end || format('%I.%I', p_table.v_schema_name, p_table.v_table_name) as target,
           format('%I.%I', p_table.v_schema_name, p_table.v_table_name) as into_target,
           string_agg(format('t.%s = n.%s', c.ident, c.alias), ' and ' order by c.num) filter (where c.is_key) as same_key,
           string_agg(format('t.%s as %s', c.ident, c.alias), ', ' order by c.num) filter (where c.is_key or c.is_own) as kept,
           string_agg(format('g.%s = n.%s', c.alias, c.alias), ' and ' order by c.num) filter (where c.is_key) as same_gone,
           string_agg(format('u.%s = n.%s', c.alias, c.alias), ' and ' order by c.num) filter (where c.is_key) as same_updated,
           string_agg(c.ident, ', ' order by c.num) filter (where c.is_key) as key,
           string_agg('n.' || c.alias, ', ' order by c.num) filter (where c.is_key) as key_values,
           string_agg(c.ident, ', ' order by c.num) filter (where c.is_written) as columns,
           string_agg('n.' || c.alias, ', ' order by c.num) filter (where c.is_written) as row_values,
           string_agg(', ' || c.ident, '' order by c.num) filter (where c.is_own) as own_columns,
           string_agg(', g.' || c.alias, '' order by c.num) filter (where c.is_own) as own_values,
           string_agg(format('%s = n.%s', c.ident, c.alias), ', ' order by c.num)
               filter (where c.is_written and not c.is_key and not c.is_always) as assignments,
           string_agg(format('%s = excluded.%s', c.ident, c.ident), ', ' order by c.num)
               filter (where c.is_written and not c.is_key and not c.is_always) as excluded,
           case when bool_or(c.is_always) then ' overriding system value' else '' end as overriding
      into v
      from sch_chameleon.fn_replay_columns(p_table, p_columns) c
      join pg_class p on p.oid = to_regclass(format('%I.%I', p_table.v_schema_name, p_table.v_table_name))
     group by p.relkind;

    return format('with net as materialized (%s), gone as (delete from %s t using net n where %s and (not n.live%s) returning %s)',
            sch_chameleon.fn_replay_net(p_table, p_columns), v.target, v.same_key, coalesce(' or ' || v_changes, ''), v.kept)
        || case when v_changes is not null and v.own_columns is not null then
               format(', back as (insert into %s (%s%s)%s select %s%s from net n join gone g on %s '
                      'where n.live and (select count(*) from gone) >= 0)',
                      v.into_target, v.columns, v.own_columns, v.overriding, v.row_values, v.own_values, v.same_gone)
           else '' end
        || case when not sch_chameleon.fn_has_key_index(p_table) and v.assignments is not null then
               format(', changed as (update %s t set %s from net n where %s and n.live%s and (select count(*) from gone) >= 0 returning %s)',
                      v.target, v.assignments, v.same_key, coalesce(' and not (' || v_changes || ')', ''), v.key_values)
           else '' end
        || format(' insert into %s (%s)%s select %s from net n where n.live and (select count(*) from gone) >= 0',
                  v.into_target, v.columns, v.overriding, v.row_values)
        || case when v_changes is not null and v.own_columns is not null then
               format(' and not exists (select from gone g where %s)', v.same_gone) else '' end
        || case when sch_chameleon.fn_has_key_index(p_table) then
               format(' on conflict (%s) do %s', v.key, coalesce('update set ' || v.excluded, 'nothing'))
           when v.assignments is not null then
               format(' and not exists (select from changed u where %s)', v.same_updated)
           else
               format(' and not exists (select from %s t where %s)', v.target, v.same_key) end;
end
$$;

create or replace function sch_chameleon.fn_has_key_index(p_table sch_chameleon.t_replica_tables) returns boolean
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- Whether the target has a unique index on exactly the columns that identify a row.
    select exists (
        select from pg_index i
         where i.indrelid = to_regclass(format('%I.%I', p_table.v_schema_name, p_table.v_table_name))
           and i.indisunique and i.indimmediate and i.indisvalid and i.indpred is null and i.indexprs is null
           and i.indnkeyatts = cardinality(p_table.v_table_pkey)
           and (select count(*)
                  from pg_attribute a
                 where a.attrelid = i.indrelid and a.attnum = any ((i.indkey::int2[])[0:i.indnkeyatts - 1])
                   and a.attname = any (p_table.v_table_pkey)) = i.indnkeyatts)
$$;

create or replace function sch_chameleon.fn_has_part_key_index(p_table sch_chameleon.t_replica_tables) returns boolean
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- Whether a unique index of the target lacks a column of the key: a row that goes and another that comes may have the
-- same value in it.
    select exists (
        select from pg_index i
         where i.indrelid = to_regclass(format('%I.%I', p_table.v_schema_name, p_table.v_table_name))
           and (i.indisunique or i.indisexclusion) and i.indimmediate
           and exists (select from pg_attribute a
                        where a.attrelid = i.indrelid and a.attname = any (p_table.v_table_pkey)
                          and a.attnum <> all ((i.indkey::int2[])[0:i.indnkeyatts - 1])))
$$;
