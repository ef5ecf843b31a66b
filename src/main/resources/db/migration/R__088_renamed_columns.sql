create or replace function sch_chameleon.fn_column_names(p_relations oid[]) returns jsonb
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- The columns of these tables by their numbers.
    select coalesce(jsonb_agg(jsonb_build_object('relation', a.attrelid, 'number', a.attnum, 'name', a.attname)), '[]')
      from pg_attribute a
     where a.attrelid = any (p_relations) and a.attnum > 0 and not a.attisdropped
$$;

create or replace function sch_chameleon.fn_renamed_columns(p_before jsonb) returns jsonb
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- The columns that have other names than before, and those that have taken one of the names that they had.
    with now as (
        select a.attrelid, a.attnum, a.attname, b.value->>'name' as old
          from pg_attribute a
          left join jsonb_array_elements(p_before) b
            on (b.value->>'relation')::oid = a.attrelid and (b.value->>'number')::int = a.attnum
         where a.attrelid in (select (r.value->>'relation')::oid from jsonb_array_elements(p_before) r)
           and a.attnum > 0 and not a.attisdropped)
    select coalesce(jsonb_agg(jsonb_build_object(
               'relation', n.attrelid, 'number', n.attnum, 'new', n.attname,
               'old', case when n.old <> n.attname then n.old end)), '[]')
      from now n
     where n.old <> n.attname or exists (
           select from now o where o.attrelid = n.attrelid and o.old <> o.attname and o.old = n.attname)
$$;

create or replace function sch_chameleon.fn_rename_columns(p_renamed jsonb, p_back boolean) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Gives columns that fn_renamed_columns found their old names back, or their new ones again. A view that is made in
-- between from a text with the old names has the right columns afterwards: it knows them by number.
declare
    v_statement text;
begin
    for v_statement in
        select format('alter table %s rename column %I to %I', x.relation, s.from_name, s.to_name)
          from jsonb_array_elements(p_renamed) r
         cross join lateral (
               select (r.value->>'relation')::oid::regclass as relation, r.value->>'old' as old, r.value->>'new' as new,
                      format('camelion_%s', r.value->>'number') as interim) x
         cross join lateral (
               values (1, case when p_back then x.new else x.old end, x.interim),
                      (2, x.interim, case when p_back then x.old else x.new end)) s (step, from_name, to_name)
         where x.old is not null or s.step = case when p_back then 1 else 2 end
         order by s.step, r.value->>'relation', r.value->>'number'
    loop
        execute v_statement;
    end loop;
end
$$;
