select index_name, column_name
  from information_schema.statistics
 where table_schema = database() and table_name = ? and non_unique = 0 and index_name <> 'rid'
 order by index_name, seq_in_index
