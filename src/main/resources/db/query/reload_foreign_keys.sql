-- foreign keys to and from tables: how each goes, comes back, comes back unchecked, and what it is called
select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname),
       format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)),
       format('alter table %s add constraint %I %s not valid', k.conrelid::regclass, k.conname,
              regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', '')),
       format('comment on constraint %I on %s is %L', k.conname, k.conrelid::regclass,
              obj_description(k.oid, 'pg_constraint')),
       format('%s of %s', k.conname, k.conrelid::regclass)
  from pg_catalog.pg_constraint k
 where k.contype = 'f'
   and k.conparentid = 0
   and (k.conrelid = any (?::text[]::regclass[]) or k.confrelid = any (?::text[]::regclass[]))
 order by k.conrelid::regclass::text, k.conname
