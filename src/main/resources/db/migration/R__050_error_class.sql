create or replace function sch_chameleon.fn_error_class(p_sqlstate text) returns text
    language sql
    immutable
    set search_path = pg_catalog, pg_temp
as $$
-- Whom an error of a replayed statement concerns:
-- 'row'      the value or the constraint it breaks: that row is set aside
-- 'order'    a foreign key of the target: the row may be accepted after other rows
-- 'table'    the table is not as the replica knows it (missing, altered, no right): its rows would all be refused
-- 'server'   anything else (disk full, deadlock, lock or statement timeout, lost connection, cancelled, a new enum
--            label used too early): nothing is wrong with the data, the call ends and is made again
    select case
        when p_sqlstate = '23503' then 'order'
        when p_sqlstate = '55P04' then 'server'
        when left(p_sqlstate, 2) in ('21', '22', '23', '27', '44', '54', 'P0', 'CM') then 'row'
        when left(p_sqlstate, 2) in ('0A', '2B', '3D', '3F', '42') then 'table'
        else 'server' end
$$;
