-- foreign keys to and from tables of a schema that the role may not take away or not bring back, as sentences
select case when pg_catalog.pg_has_role(c.relowner, 'usage')
            then format('foreign key %I of %s needs the right REFERENCES on %s', k.conname, k.conrelid::regclass,
                        k.confrelid::regclass)
            else format('foreign key %I of %s belongs to %s, whose rights the target''s role has not got', k.conname,
                        k.conrelid::regclass, pg_catalog.pg_get_userbyid(c.relowner)) end
  from pg_catalog.pg_constraint k
  join pg_catalog.pg_class c on c.oid = k.conrelid
 where k.contype = 'f'
   and k.conparentid = 0
   and exists (select
                 from pg_catalog.pg_class t
                 join pg_catalog.pg_namespace n on n.oid = t.relnamespace
                where t.oid in (k.conrelid, k.confrelid)
                  and n.nspname = ?
                  and t.relname = any (?))
   and not (pg_catalog.pg_has_role(c.relowner, 'usage')
            and pg_catalog.has_table_privilege(k.confrelid, 'references'))
 order by 1
