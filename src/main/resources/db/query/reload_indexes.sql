-- indexes of tables that can be made again exactly as they were: how each goes, comes back and is commented. The others
-- stay where they are: those of constraints, of partitions, in a tablespace, with a mark or statistics of their own.
select format('drop index %s', i.indexrelid::regclass),
       pg_get_indexdef(i.indexrelid),
       format('comment on index %s is %L', i.indexrelid::regclass, obj_description(i.indexrelid, 'pg_class'))
  from pg_catalog.pg_index i
  join pg_catalog.pg_class c on c.oid = i.indexrelid and c.relkind = 'i' and c.reltablespace = 0
 where i.indrelid = any (?::text[]::regclass[])
   and i.indisvalid and not i.indisclustered and not i.indisreplident
   and not exists (select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
   and not exists (select from pg_catalog.pg_inherits h where h.inhrelid = i.indexrelid)
   and not exists (select from pg_catalog.pg_attribute a where a.attrelid = i.indexrelid and a.attstattarget > 0)
   and not exists (select from pg_catalog.pg_depend d where d.refclassid = 'pg_class'::regclass
                                                        and d.refobjid = i.indexrelid and d.deptype <> 'i'
                                                        and d.classid <> 'pg_constraint'::regclass)
 order by i.indexrelid::regclass::text
