set session
    time_zone = '+00:00',
    sql_mode = 'NO_ENGINE_SUBSTITUTION',
    sql_quote_show_create = 1,
    net_write_timeout = 3600,
    net_read_timeout = 3600,
    wait_timeout = 28800,
    lock_wait_timeout = 10,
    group_concat_max_len = 1048576,
    transaction_isolation = 'REPEATABLE-READ'
    /*!80003 , information_schema_stats_expiry = 0 */
