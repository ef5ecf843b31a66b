select r.constraint_name, k.column_name, r.referenced_table_name, k.referenced_column_name,
       lower(replace(r.delete_rule, 'NO ACTION', 'RESTRICT')), lower(replace(r.update_rule, 'NO ACTION', 'RESTRICT'))
  from information_schema.referential_constraints r
  join information_schema.key_column_usage k
    on k.constraint_schema = r.constraint_schema and k.constraint_name = r.constraint_name
   and k.table_name = r.table_name
 where r.constraint_schema = database() and r.table_name = ?
 order by r.constraint_name, k.ordinal_position
