REPLACE INTO `mysql`.`rds_heartbeat2`(id, value) values (1,1700000000000)
