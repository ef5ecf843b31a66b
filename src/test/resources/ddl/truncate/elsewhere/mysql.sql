TRUNCATE TABLE mysql.general_log
