-- the columns of a table that the source's rows fill
select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
  from pg_catalog.pg_attribute a
 where a.attrelid = ?::text::regclass
   and a.attnum > 0
   and not a.attisdropped
   and a.attgenerated = ''
   and a.attname = any (?)
