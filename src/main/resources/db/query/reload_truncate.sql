select string_agg(case c.relkind when 'p' then '' else 'only ' end || c.oid::regclass, ', ')
  from pg_catalog.pg_class c
 where c.oid = any (?::text[]::regclass[])
