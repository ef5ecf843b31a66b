-- tables of a schema with their columns; of an enum type its labels are told, as its name says nothing
select c.relname,
       pg_catalog.pg_get_userbyid(c.relowner),
       pg_catalog.pg_has_role(c.relowner, 'usage'),
       a.attname,
       case when t.typtype = 'e'
            then (select format('an enum of %s', string_agg(quote_literal(l.enumlabel), ', ' order by l.enumsortorder))
                    from pg_catalog.pg_enum l
                   where l.enumtypid = t.oid)
            else format_type(a.atttypid, a.atttypmod) end,
       a.attnotnull or t.typnotnull,
       (a.attnotnull or t.typnotnull) and not a.atthasdef and a.attidentity = '' and t.typdefault is null,
       a.attgenerated <> ''
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join (pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid)
         on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
 where n.nspname = ?
   and c.relkind in ('r', 'p')
 order by c.relname, a.attnum
