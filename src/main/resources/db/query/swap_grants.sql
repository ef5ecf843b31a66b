-- rights on those tables and their columns as statements, to be given again on the new tables of the same name
select format('grant %s%s on table %I.%I to %s%s',
              x.privilege_type,
              case when x.attname is null then '' else format(' (%I)', x.attname) end,
              r.v_schema_name,
              r.v_table_name,
              case when x.grantee = 0 then 'public' else quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) end,
              case when x.is_grantable then ' with grant option' else '' end),
       r.v_schema_name,
       r.v_table_name,
       x.attname
  from sch_chameleon.t_replica_tables r
  join pg_catalog.pg_namespace n on n.nspname = r.v_schema_name
  join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = r.v_table_name and c.relkind in ('r', 'p')
  cross join lateral (
        select null::name as attname, e.grantee, e.privilege_type, e.is_grantable
          from pg_catalog.aclexplode(c.relacl) e
        union all
        select a.attname, e.grantee, e.privilege_type, e.is_grantable
          from pg_catalog.pg_attribute a
         cross join lateral pg_catalog.aclexplode(a.attacl) e
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) x
 where r.i_id_source = ?
   and r.v_schema_name = any (?)
   and x.grantee <> c.relowner
   and exists (select from (select ?::jsonb as names) p
                where p.names is null
                   or p.names @> jsonb_build_array(jsonb_build_array(r.v_schema_name, r.v_table_name)))
 order by 1
