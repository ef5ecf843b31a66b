create or replace function sch_chameleon.fn_check_hold(p_source bigint, p_expires timestamptz) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Keeps replay out until the caller's transaction ends; raises CM007 unless the hold that runs out at p_expires has kept
-- it at its place until now.
begin
    perform sch_chameleon.fn_lock_replay(p_source);
    if not exists (select from sch_chameleon.t_replay_holds h
                    where h.i_id_source = p_source and h.ts_expires = p_expires and h.ts_expires > clock_timestamp()) then
        raise exception 'replay of source % is not held any more', p_source using errcode = 'CM007';
    end if;
end
$$;

create or replace function sch_chameleon.fn_unlike_source(
        p_source bigint, p_schema text, p_table text, p_columns text[], p_keys jsonb[], p_found jsonb[],
        out missing int[], out extra int[])
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Compares rows of a table by key with p_found, which holds those of p_keys that the source has. missing: the places in
-- p_keys of rows that the target lacks or that differ in p_columns; extra: of those that the target alone has.
declare
    v_table sch_chameleon.t_replica_tables;
    v       record;
    v_only  text;
begin
    select t.* into strict v_table
      from sch_chameleon.t_replica_tables t
     where t.i_id_source = p_source and t.v_schema_name = p_schema and t.v_table_name = p_table;
    v_only := case when (select p.relkind from pg_class p
                          where p.oid = sch_chameleon.fn_check_target_table(v_table, p_columns)) = 'p'
                   then '' else 'only ' end;
    select string_agg(format('(u.r->>%L)::%s as %s', c.name, c.type, c.alias), ', ') filter (where c.is_key) as key,
           string_agg(format('(u.r->>%L)::%s as %s', c.name, c.type, c.alias), ', ') as row,
           string_agg(format('f.%s = k.%s', c.alias, c.alias), ' and ') filter (where c.is_key) as same_found,
           string_agg(format('t.%s = k.%s', c.ident, c.alias), ' and ') filter (where c.is_key) as same_target,
           min(c.alias) filter (where c.is_key) as one,
           coalesce(string_agg(format('t.%s is distinct from f.%s', c.ident, c.alias), ' or ')
                        filter (where not c.is_key), 'false') as differs
      into v
      from sch_chameleon.fn_replay_columns(v_table, p_columns) c
     where c.is_key or c.name = any (p_columns);
    execute format($q$
        with k as (select u.i::int as place, %1$s from unnest($1) with ordinality u (r, i)),
             f as (select %2$s from unnest($2) u (r))
        select coalesce(array_agg(k.place) filter (where f.%3$s is not null and (t.ctid is null or %4$s)), '{}'),
               coalesce(array_agg(k.place) filter (where f.%3$s is null and t.ctid is not null), '{}')
          from k
          left join f on %5$s
          left join %6$s%7$I.%8$I t on %9$s $q$,
        v.key, v.row, v.one, v.differs, v.same_found, v_only, p_schema, p_table, v.same_target)
       into missing, extra using p_keys, p_found;
end
$$;

create or replace function sch_chameleon.fn_count_rows(
        p_source bigint, p_schema text, p_table text, p_columns text[], p_row jsonb)
    returns bigint
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- How many rows of a table have the values of p_row in p_columns.
declare
    v_table sch_chameleon.t_replica_tables;
    v_where text;
    v_count bigint;
begin
    select t.* into strict v_table
      from sch_chameleon.t_replica_tables t
     where t.i_id_source = p_source and t.v_schema_name = p_schema and t.v_table_name = p_table;
    select string_agg(case when p_row->>c.name is null then format('t.%s is null', c.ident)
                           when k.b_fold_case is not null
                           then format('lower(t.%s) = lower(($1->>%L)::%s)', c.ident, c.name, c.type)
                           else format('t.%s = ($1->>%L)::%s', c.ident, c.name, c.type) end, ' and ')
      into v_where
      from sch_chameleon.fn_replay_columns(v_table, p_columns) c
      left join lateral (select f.b_fold_case from sch_chameleon.t_replica_foreign_keys f
                          where f.i_id_table = v_table.i_id_table and f.b_fold_case and c.name = any (f.v_columns)
                            and c.type in ('pg_catalog.text', 'pg_catalog."varchar"', 'pg_catalog.varchar', 'pg_catalog.bpchar')
                          limit 1) k on true
     where c.name = any (p_columns);
    execute format('select count(*) from %I.%I t where %s', p_schema, p_table, coalesce(v_where, 'true'))
       into v_count using p_row;
    return v_count;
end
$$;

create or replace function sch_chameleon.fn_put_rows(
        p_source bigint, p_epoch bigint, p_schema text, p_table text, p_rows jsonb[], p_gone jsonb[] default '{}')
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Makes rows of one table as the source has them: p_rows whole, whatever the target has under their keys; p_gone are the
-- keys of rows that the source has not. What the target refuses is set aside as by replay. Raises CM001 when p_epoch is
-- not the lease's. Safe to call twice.
declare
    v_hold   sch_chameleon.t_replay_holds;
    v_places tid[];
begin
    perform sch_chameleon.fn_check_lease(p_source, p_epoch);
    perform sch_chameleon.fn_lock_replay(p_source);
    perform sch_chameleon.fn_use_replica_role(false);
    select h.* into v_hold from sch_chameleon.t_replay_holds h where h.i_id_source = p_source;
    with staged as (
        insert into sch_chameleon.t_retry_events
               (i_id_event, i_id_batch, v_schema_name, v_table_name, enm_binlog_event, t_binlog_name,
                i_binlog_position, ts_event_datetime, i_my_event_time, t_transaction, i_ordinal, jsb_event_data)
        select nextval('sch_chameleon.t_log_replica_i_id_event_seq'), 0, p_schema, p_table, e.event,
               coalesce(v_hold.t_binlog_name, ''), coalesce(v_hold.i_binlog_position, 0),
               clock_timestamp(), 0, '', 0, e.image
          from (select 'delete'::sch_chameleon.en_binlog_event, g.image from unnest(p_gone) g (image)
                 union all
                select 'insert', r.image from unnest(p_rows) r (image)) e (event, image)
        returning ctid)
    select array_agg(s.ctid) into v_places from staged s;
    if v_places is not null then
        perform sch_chameleon.fn_replay_range(p_source, null, 't_retry_events', null, null, p_places => v_places);
        delete from sch_chameleon.t_retry_events;
    end if;
end
$$;

create or replace function sch_chameleon.fn_warn_not_acted(
        p_source bigint, p_database text, p_table text, p_rows bigint)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Counts rows that were put back in the one warning that a table has of it.
declare
    v_text text := ' rows that foreign key actions removed or changed in the replica are still in the source'
                   ' (a session with foreign_key_checks=0): put back';
begin
    update sch_chameleon.t_ddl_warnings w
       set t_warning = substring(w.t_warning from '^\d+')::bigint + p_rows || v_text, ts_warning = clock_timestamp()
     where w.i_id_source = p_source and w.t_code = 'foreign-key-not-acted' and w.v_database = p_database
       and w.v_table = p_table;
    if not found then
        insert into sch_chameleon.t_ddl_warnings (i_id_source, t_code, v_database, v_table, t_warning)
        values (p_source, 'foreign-key-not-acted', p_database, p_table, p_rows || v_text);
    end if;
end
$$;
