create or replace function sch_chameleon.fn_next_slice(
        p_log text, p_batch bigint, p_after bigint, p_last bigint, p_max_events int,
        out v_to bigint, out v_is_ddl boolean, out v_cascades boolean)
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Cuts the next slice out of the events (p_after, p_last] of a batch: whole source transactions, p_max_events events at
-- most where that is possible and one transaction at least. A transaction with a schema change is a slice of its own.
-- Returns the slice's last event, whether it is such a one, and whether events may be in it that let foreign keys act.
declare
    v_first  text;
    v_window bigint;
    v_cut    bigint;
begin
    execute format($q$
        select count(*), coalesce(bool_or(x.enm_binlog_event = 'ddl'), false), coalesce(bool_or(x.b_cascades), false)
          from (select l.enm_binlog_event, l.b_cascades
                  from only sch_chameleon.%I l
                 where l.i_id_event > $1 and l.i_id_event <= $2
                 order by l.i_id_event
                 limit $3 + 1) x $q$, p_log)
       into v_window, v_is_ddl, v_cascades
      using p_after, p_last, p_max_events;
    if v_window <= p_max_events and not v_is_ddl then
        v_to := p_last;
        return;
    end if;
    execute format($q$
        with w as (
            select l.i_id_event, l.t_transaction, l.enm_binlog_event = 'ddl' as ddl,
                   lag(l.t_transaction) over (order by l.i_id_event) is distinct from l.t_transaction as starts
              from only sch_chameleon.%1$I l
             where l.i_id_event > $1 and l.i_id_event <= $2 and l.i_id_batch = $3
             order by l.i_id_event
             limit $4 + 1),
        t as (
            select w.t_transaction, min(w.i_id_event) as first, bool_or(w.ddl) as ddl
              from w
             group by w.t_transaction)
        select (select w.t_transaction from w order by w.i_id_event limit 1),
               (select count(*) from w),
               (select t.ddl from t order by t.first limit 1),
               least((select min(t.first) from t where t.ddl), case when (select count(*) from w) > $4 then
                   (select max(w.i_id_event) from w where w.starts) end)
        $q$, p_log)
       into v_first, v_window, v_is_ddl, v_cut
      using p_after, p_last, p_batch, p_max_events;
    if not v_is_ddl and v_cut is null then
        v_to := p_last;
        return;
    end if;
    if not v_is_ddl then
        execute format('select max(l.i_id_event) from only sch_chameleon.%I l where l.i_id_event > $1
                            and l.i_id_event < $2 and l.i_id_batch = $3', p_log)
           into v_to using p_after, v_cut, p_batch;
        if v_to is not null then
            return;
        end if;
    end if;
    -- the first transaction alone: it is a schema change, or longer than p_max_events
    execute format('select min(l.i_id_event) from only sch_chameleon.%I l where l.i_id_event > $1
                        and l.i_id_event <= $2 and l.i_id_batch = $3 and l.t_transaction <> $4', p_log)
       into v_cut using p_after, p_last, p_batch, v_first;
    execute format('select max(l.i_id_event), bool_or(l.enm_binlog_event = ''ddl'')
                      from only sch_chameleon.%I l where l.i_id_event > $1
                       and l.i_id_event <= $2 and ($3::bigint is null or l.i_id_event < $3) and l.i_id_batch = $4', p_log)
       into v_to, v_is_ddl using p_after, p_last, v_cut, p_batch;
    v_cascades := true; -- the window did not reach its end
end
$$;
