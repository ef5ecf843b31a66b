select t.table_schema, t.table_name, coalesce(e.transactions, 'NO'), coalesce(t.table_rows, 0), coalesce(t.data_length, 0)
  from information_schema.tables t
  left join information_schema.engines e on e.engine = t.engine
 where t.table_type = 'BASE TABLE'
   and t.table_schema = ?
 order by t.table_name
