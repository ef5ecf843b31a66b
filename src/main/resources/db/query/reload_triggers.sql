-- triggers of tables that fire for rows of a session: how each is kept quiet and woken as it was
select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname),
       format('alter table %s enable %strigger %I', t.tgrelid::regclass,
              case t.tgenabled when 'A' then 'always ' else '' end, t.tgname)
  from pg_catalog.pg_trigger t
 where t.tgrelid = any (?::text[]::regclass[])
   and not t.tgisinternal
   and t.tgenabled in ('O', 'A')
   and t.tgparentid = 0
 order by t.tgrelid, t.tgname
