select column_name, data_type, column_type, is_nullable = 'YES', generation_expression <> '', collation_name,
       column_comment
  from information_schema.columns
 where table_schema = database() and table_name = ? and column_name <> 'rid'
 order by ordinal_position
