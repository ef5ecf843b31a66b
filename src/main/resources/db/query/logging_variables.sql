show global variables
where variable_name in ('log_bin', 'binlog_format', 'binlog_row_image', 'binlog_row_value_options', 'server_id')
