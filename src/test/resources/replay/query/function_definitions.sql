select d.definition
  from pg_catalog.pg_proc p
  cross join lateral pg_catalog.pg_get_functiondef(p.oid) d (definition)
 where p.pronamespace = 'sch_chameleon'::regnamespace and p.proname = ? and position(? in d.definition) > 0
