-- Where a schema change can be held: what comes by waits while a test holds the gate's lock.

-- 4713: a part of a statement is about to be logged, and an earlier part of it is logged
create function audit.hold_between() returns trigger language plpgsql as $$
begin
    if (select count(*) from sch_chameleon.t_ddl_log l where l.t_transaction = new.t_transaction) > 1 then
        perform pg_advisory_xact_lock_shared(4713);
    end if;
    return null;
end $$;
create trigger hold_between after insert on sch_chameleon.t_ddl_log
    for each row execute function audit.hold_between();

-- 4712: replay has run one command of those that a statement became; not always the first
create function audit.hold_replay() returns event_trigger language plpgsql as $$
begin
    if current_setting('application_name') = 'camelion replay' and random() < 0.5 then
        perform pg_advisory_xact_lock_shared(4712);
    end if;
end $$;
create event trigger hold_replay on ddl_command_end execute function audit.hold_replay();
-- replay runs as a replica does, for whom triggers do not fire by default
alter event trigger hold_replay enable always;
