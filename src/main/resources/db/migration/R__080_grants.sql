create or replace function sch_chameleon.fn_grants(p_relation oid, p_name text) returns setof text
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
-- The rights on a relation and its columns, as statements that give them on a relation of this name.
    select format('grant %s%s on table %s to %s%s', x.privilege_type,
                  case when x.attname is null then '' else format(' (%I)', x.attname) end, p_name,
                  case x.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(x.grantee)) end,
                  case when x.is_grantable and x.grantee <> x.relowner then ' with grant option' else '' end)
      from (select null::name as attname, c.relowner, e.grantee, e.privilege_type, e.is_grantable
              from pg_class c
             cross join lateral aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) e
             where c.oid = p_relation
             union all
            select a.attname, c.relowner, e.grantee, e.privilege_type, e.is_grantable
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
             cross join lateral aclexplode(a.attacl) e
             where c.oid = p_relation) x
     order by x.attname is not null, x.grantee <> x.relowner, x.grantee, x.privilege_type, x.attname
$$;

create or replace function sch_chameleon.fn_clear_grants(p_relation regclass) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Takes all rights on a relation from everybody, those that default privileges gave it included.
declare
    v_grantee oid;
begin
    for v_grantee in
        select distinct e.grantee from pg_class c, aclexplode(c.relacl) e where c.oid = p_relation
    loop
        execute format('revoke all on table %s from %s', p_relation,
                       case v_grantee when 0 then 'public' else quote_ident(pg_get_userbyid(v_grantee)) end);
    end loop;
end
$$;
