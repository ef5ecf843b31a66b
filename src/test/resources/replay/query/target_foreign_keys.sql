select format('alter table %%s %s', c.conrelid::regclass, c.conname)
  from pg_constraint c
 where c.contype = 'f' and c.connamespace = '"%s"'::regnamespace
