create or replace function sch_chameleon.fn_take_lease(
        p_source bigint, p_holder text, p_ttl interval, p_dead_holder text)
    returns bigint
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Makes the caller the one writer of the source and returns its epoch; null while another holder's lease lives, unless
-- that holder is p_dead_holder, which the caller knows to have ended. Waits for write transactions of the old
-- epoch: after it returns, none of them can commit any more.
declare
    v_lease sch_chameleon.t_leases;
begin
    insert into sch_chameleon.t_leases (i_id_source) values (p_source) on conflict do nothing;
    select l.* into strict v_lease from sch_chameleon.t_leases l where l.i_id_source = p_source for update;
    if v_lease.ts_expires > clock_timestamp() and v_lease.t_holder is distinct from p_dead_holder then
        return null;
    end if;
    update sch_chameleon.t_leases l
       set i_epoch = l.i_epoch + 1, t_holder = p_holder, ts_renewed = clock_timestamp(),
           ts_expires = clock_timestamp() + p_ttl
     where l.i_id_source = p_source;
    return v_lease.i_epoch + 1;
end
$$;

create or replace function sch_chameleon.fn_renew_lease(p_source bigint, p_epoch bigint, p_ttl interval)
    returns boolean
    language sql
    set search_path = pg_catalog, pg_temp
as $$
-- Returns whether the lease was still the caller's.
    with renewed as (
        update sch_chameleon.t_leases l
           set ts_renewed = clock_timestamp(), ts_expires = clock_timestamp() + p_ttl
         where l.i_id_source = p_source and l.i_epoch = p_epoch and l.ts_expires is not null
        returning 1)
    select exists (select from renewed)
$$;

create or replace function sch_chameleon.fn_release_lease(p_source bigint, p_epoch bigint) returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
-- Gives the lease up so that the next holder need not wait for its end. Does nothing when it is another's.
    update sch_chameleon.t_leases l
       set ts_expires = null, t_holder = null
     where l.i_id_source = p_source and l.i_epoch = p_epoch
$$;

create or replace function sch_chameleon.fn_check_lease(p_source bigint, p_epoch bigint) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Raises CM001 unless p_epoch is the epoch of the source's lease. The row lock keeps a next holder waiting until the
-- caller's transaction ends; it does not disturb renewals.
begin
    perform 1 from sch_chameleon.t_leases l
      where l.i_id_source = p_source and l.i_epoch = p_epoch and l.ts_expires is not null
        for key share;
    if not found then
        raise exception 'another process writes for source % since epoch % ended', p_source, p_epoch
            using errcode = 'CM001';
    end if;
end
$$;
