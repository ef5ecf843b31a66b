-- those of these names that are no roles; public is everybody
select r.name
  from unnest(?::text[]) with ordinality as r(name, place)
 where r.name <> 'public'
   and not exists (select from pg_catalog.pg_roles p where p.rolname = r.name)
 order by r.place
