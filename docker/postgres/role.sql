-- The PostgreSQL role of the replica, with the least rights. Run it as a superuser. Set a password of your own.
create role camelion login password 'change-me';

-- makes the schemas of the replica and its own, sch_chameleon; it owns them and needs no more
create database replica;
grant create, connect, temporary on database replica to camelion;

-- PostgreSQL 15 and later: triggers and foreign keys of the target stay quiet during replay
grant set on parameter session_replication_role to camelion;
