create or replace function sch_chameleon.fn_next_slice(
        p_log text, p_batch bigint, p_after bigint, p_last bigint, p_max_events int,
        out v_to bigint, out v_is_ddl boolean, out v_cascades boolean)
    language plpgsql
    set search_path = pg_catalog, pg_temp
    set enable_seqscan = off
    set enable_bitmapscan = off
as $$
-- Cuts the next slice out of the events (p_after, p_last] of a batch: whole source transactions, p_max_events events at
-- most where that is possible and one transaction at least. A transaction with a schema change is a slice of its own.
-- Returns the slice's last event, whether it is such a one, and whether events may be in it that let foreign keys act.
-- Reads no more of the log than the slice, through its primary key.
declare
    v record;
begin
    execute format($q$
        with w as materialized (
            select l.i_id_event, l.t_transaction, l.enm_binlog_event = 'ddl' as ddl, l.b_cascades
              from only sch_chameleon.%I l
             where l.i_id_event > $1 and l.i_id_event <= $2
             order by l.i_id_event
             limit $3 + 1)
        select count(*) > $3 as is_longer, coalesce(bool_or(w.ddl), false) as has_ddl,
               coalesce(bool_or(w.b_cascades), false) as cascades, min(w.i_id_event) as first,
               max(w.i_id_event) as last
          from w $q$, p_log)
       into v using p_after, p_last, p_max_events;
    v_is_ddl := false;
    v_cascades := v.cascades;
    v_to := p_last;
    if v.is_longer then
        v_to := coalesce(sch_chameleon.fn_before_transaction(p_log, p_after, v.last, v.last), p_after);
    end if;
    if v.has_ddl then
        v_to := least(v_to, coalesce(sch_chameleon.fn_before_transaction(p_log, p_after, v.last, null), p_after));
    end if;
    if v_to < v.first then -- the first transaction alone: a schema change, or longer than p_max_events
        select t.last, t.has_ddl into v_to, v_is_ddl
          from sch_chameleon.fn_transaction(p_log, v.first, p_last) t;
        v_cascades := true;
    end if;
end
$$;

create or replace function sch_chameleon.fn_before_transaction(
        p_log text, p_after bigint, p_to bigint, p_event bigint)
    returns bigint
    language plpgsql
    set search_path = pg_catalog, pg_temp
    set enable_seqscan = off
    set enable_bitmapscan = off
as $$
-- The last of the events (p_after, p_to] that stands before the transaction of event p_event, or, when that is null, of
-- the first schema change; null when none does.
declare
    v_before bigint;
begin
    execute format($q$
        with w as materialized (
            select l.i_id_event, l.t_transaction, l.enm_binlog_event = 'ddl' as ddl
              from only sch_chameleon.%I l
             where l.i_id_event > $1 and l.i_id_event <= $2)
        select max(w.i_id_event)
          from w
         where w.i_id_event < (
               select min(s.i_id_event) from w s
                where s.t_transaction = (
                      select e.t_transaction from w e
                       where case when $3 is null then e.ddl else e.i_id_event = $3 end
                       order by e.i_id_event
                       limit 1)) $q$, p_log)
       into v_before using p_after, p_to, p_event;
    return v_before;
end
$$;

create or replace function sch_chameleon.fn_transaction(
        p_log text, p_first bigint, p_last bigint, out last bigint, out has_ddl boolean)
    language plpgsql
    set search_path = pg_catalog, pg_temp
    set enable_seqscan = off
    set enable_bitmapscan = off
as $$
-- The end of the transaction that begins with event p_first, p_last at the latest, and whether it has a schema change.
declare
    v_next bigint;
begin
    execute format($q$
        select l.i_id_event
          from only sch_chameleon.%1$I l
         where l.i_id_event > $1 and l.i_id_event <= $2
           and l.t_transaction <> (select f.t_transaction from only sch_chameleon.%1$I f where f.i_id_event = $1)
         order by l.i_id_event
         limit 1 $q$, p_log)
       into v_next using p_first, p_last;
    execute format($q$
        select max(l.i_id_event), bool_or(l.enm_binlog_event = 'ddl')
          from only sch_chameleon.%I l
         where l.i_id_event >= $1 and l.i_id_event <= $2 and ($3::bigint is null or l.i_id_event < $3) $q$, p_log)
       into last, has_ddl using p_first, p_last, v_next;
end
$$;
