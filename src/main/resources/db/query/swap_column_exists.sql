select exists (
    select
      from pg_catalog.pg_attribute a
      join pg_catalog.pg_class c on c.oid = a.attrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = ?
       and c.relname = ?
       and not a.attisdropped
       and (?::name is null or a.attname = ?::name))
