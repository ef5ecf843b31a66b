show global variables
where variable_name in ('binlog_expire_logs_seconds', 'binlog_expire_logs_auto_purge', 'expire_logs_days')
