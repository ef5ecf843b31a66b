-- The MySQL user of the replica, with the least rights. Set a password of your own.
create user if not exists usr_replica identified by 'change-me';

-- reads the binary log, asks where it ends, and holds writes for the milliseconds a consistent copy needs
grant replication slave, replication client, reload on *.* to usr_replica;

-- once for each database that is replicated
grant select, lock tables on shop.* to usr_replica;
