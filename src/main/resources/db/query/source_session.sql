set session
    time_zone = '+00:00',
    sql_mode = 'NO_ENGINE_SUBSTITUTION',
    sql_quote_show_create = 1,
    -- a reader that a slow target keeps from reading on is not to be cut off; what is dead TCP's keepalive finds
    net_write_timeout = 86400,
    net_read_timeout = 3600,
    -- 31 days: between two tables of a long copy a connection may say nothing while indexes are built
    wait_timeout = 2678400,
    lock_wait_timeout = 10,
    group_concat_max_len = 1048576,
    transaction_isolation = 'REPEATABLE-READ'
    /*!80003 , information_schema_stats_expiry = 0 */
