create or replace function sch_chameleon.fn_cascade_events(
        p_source bigint, p_log text, p_first bigint, p_last bigint)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
    set jit = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
    set plan_cache_mode = force_generic_plan
as $$
-- Does what the foreign keys of the source did when the events [p_first, p_last] of one table removed parent rows, or
-- changed one: InnoDB acts on the child rows and logs nothing. Called before the events themselves are applied.
declare
    v_schema text;
    v_table  text;
    v_rows   jsonb[];
    v_new    jsonb[];
begin
    execute format($q$
        select min(l.v_schema_name), min(l.v_table_name),
               array_agg(case when l.enm_binlog_event = 'update' then l.jsb_event_data || coalesce(l.jsb_event_update, '{}')
                              else l.jsb_event_data end order by l.i_id_event),
               array_agg(l.jsb_event_data order by l.i_id_event) filter (where l.enm_binlog_event = 'update')
          from only sch_chameleon.%I l
         where l.i_id_event >= $1 and l.i_id_event <= $2 and l.b_cascades $q$, p_log)
       into v_schema, v_table, v_rows, v_new using p_first, p_last;
    perform sch_chameleon.fn_cascade(p_source, p_first, v_schema, v_table, v_rows, v_new);
    if exists (select from sch_chameleon.t_kept_cascades c where c.i_id_source = p_source and c.t_transaction is null) then
        execute format($q$
            update sch_chameleon.t_kept_cascades c
               set t_transaction = l.t_transaction, t_binlog_name = l.t_binlog_name,
                   i_binlog_position = l.i_binlog_position
              from only sch_chameleon.%I l
             where c.i_id_source = $1 and c.i_id_event = $2 and c.t_transaction is null and l.i_id_event = $3 $q$, p_log)
          using p_source, p_first, p_last;
    end if;
end
$$;

create or replace function sch_chameleon.fn_cascade(
        p_source bigint, p_event bigint, p_schema text, p_table text, p_rows jsonb[], p_new jsonb[])
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Carries rows of a parent table that were removed (p_new null) or changed (from p_rows to p_new, side by side) over to
-- the tables that refer to it, and so on: levels, loops and self-references end when no row is left to change.
declare
    v_key  record;
    v_done record;
begin
    for v_key in
        select k.*, t.v_schema_name, t.v_table_name, t.v_table_pkey, t.i_id_source, t.enm_state, t.i_snapshot_event,
               t.b_syncing
          from sch_chameleon.t_replica_foreign_keys k
          join sch_chameleon.t_replica_tables t using (i_id_table)
         where t.i_id_source = p_source and k.v_parent_schema = p_schema and k.v_parent_table = p_table
           and case when p_new is null then k.t_on_delete else k.t_on_update end <> 'restrict'
         order by t.v_schema_name, t.v_table_name, k.v_name
    loop
        continue when v_key.i_snapshot_event >= p_event;
        if v_key.b_syncing and sch_chameleon.fn_is_syncing(p_source) then
            insert into sch_chameleon.t_kept_cascades
                   (i_id_source, i_id_event, v_schema_name, v_table_name, v_name, v_rows, v_new_rows)
            values (p_source, p_event, v_key.v_schema_name, v_key.v_table_name, v_key.v_name, p_rows, p_new);
        end if;
        if v_key.enm_state = 'quarantined' then
            update sch_chameleon.t_replica_tables t
               set b_copy_needed = true,
                   t_reason = t.t_reason || format('; then foreign key %s changed rows of it', v_key.v_name)
             where t.i_id_table = v_key.i_id_table and not t.b_copy_needed;
            continue;
        end if;
        begin
            select * into v_done
              from sch_chameleon.fn_cascade_rows(v_key.i_id_table, v_key.v_name, p_rows, p_new);
        exception when others then
            if sch_chameleon.fn_error_class(sqlstate) = 'server' then
                raise;
            end if;
            perform sch_chameleon.fn_quarantine(p_source, v_key.v_schema_name, v_key.v_table_name,
                format('what foreign key %s does to its rows was refused: %s %s', v_key.v_name, sqlstate, sqlerrm));
            continue;
        end;
        continue when v_done.rows is null;
        insert into sch_chameleon.t_cascaded_rows
               (i_id_source, i_id_event, v_schema_name, v_table_name, b_deleted, jsb_row)
        select p_source, p_event, v_key.v_schema_name, v_key.v_table_name, v_done.new_rows is null, r.image
          from unnest(v_done.rows) r (image)
         union all
        -- where the key itself was changed, the row it became
        select p_source, p_event, v_key.v_schema_name, v_key.v_table_name, false, r.image
          from unnest(v_done.new_rows) r (image)
         where v_key.v_columns && v_key.v_table_pkey;
        perform sch_chameleon.fn_cascade(
            p_source, p_event, v_key.v_schema_name, v_key.v_table_name, v_done.rows, v_done.new_rows);
    end loop;
end
$$;

create or replace function sch_chameleon.fn_cascade_rows(
        p_table bigint, p_name text, p_rows jsonb[], p_new jsonb[], out rows jsonb[], out new_rows jsonb[])
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Executes one foreign key's action for parent rows. Gives the child rows it removed or changed: their key and the
-- columns that other foreign keys refer to, as they were, and as they are where they were changed; null when there are
-- none.
declare
    v_table  sch_chameleon.t_replica_tables;
    v_key    sch_chameleon.t_replica_foreign_keys;
    v_action text;
    v_only   text;
    v        record;
    v_image  text;
begin
    select t.* into strict v_table from sch_chameleon.t_replica_tables t where t.i_id_table = p_table;
    select k.* into strict v_key
      from sch_chameleon.t_replica_foreign_keys k
     where k.i_id_table = p_table and k.v_name = p_name;
    v_action := case when p_new is null then v_key.t_on_delete else v_key.t_on_update end;
    v_only := case when (select p.relkind from pg_class p
                          where p.oid = sch_chameleon.fn_check_target_table(v_table, v_key.v_columns)) = 'p'
                   then '' else 'only ' end;
    select string_agg(format('(p.old->>%L)::%s as o%s, (p.new->>%L)::%s as n%s',
                             f.parent, c.type, f.i, f.parent, c.type, f.i), ', ') as parents,
           string_agg(case when v_key.b_fold_case
                           then format('lower(t.%s) = lower(k.o%s)', c.ident, f.i)
                           else format('t.%s = k.o%s', c.ident, f.i) end, ' and ') as same,
           string_agg(format('%s = %s', c.ident, case when v_action = 'cascade' then 'k.n' || f.i else 'null' end), ', ')
               as assignments,
           string_agg(format('k.o%s is distinct from k.n%s', f.i, f.i), ' or ') as differs,
           format('jsonb_object(array[%s], array[%s])', string_agg(quote_literal(c.name), ', '),
                  string_agg(format('k.o%s::text', f.i), ', ')) as old_values
      into v
      from unnest(v_key.v_columns, v_key.v_parent_columns) with ordinality f (child, parent, i)
      join sch_chameleon.fn_replay_columns(v_table, v_key.v_columns) c on c.name = f.child;
    select format('jsonb_object(array[%s]::text[], array[%s]::text[])', string_agg(quote_literal(c.name), ', '),
                  string_agg(format('t.%s::text', c.ident), ', '))
      into v_image
      from sch_chameleon.fn_replay_columns(v_table, v_table.v_columns) c
     where c.is_key or v_table.v_table_pkey = '{}' or c.name = any (v_key.v_columns)
        or exists (select from sch_chameleon.t_replica_foreign_keys o
                    where o.v_parent_schema = v_table.v_schema_name and o.v_parent_table = v_table.v_table_name
                      and c.name = any (o.v_parent_columns));
    if p_new is null and v_action = 'cascade' then
        execute format($q$
            with k as (select distinct %s from unnest($1, $2) p (old, new)),
                 gone as (delete from %s%I.%I t using k where %s returning %s as image)
            select array_agg(g.image) from gone g $q$,
            v.parents, v_only, v_table.v_schema_name, v_table.v_table_name, v.same, v_image)
           into rows using p_rows, p_new;
    else
        execute format($q$
            with k as (select distinct %s from unnest($1, $2) p (old, new)),
                 changed as (update %s%I.%I t set %s from k where %s and (%s) returning %s as image, %s as before)
            select array_agg(c.image || c.before), array_agg(c.image) from changed c $q$,
            v.parents, v_only, v_table.v_schema_name, v_table.v_table_name, v.assignments, v.same,
            case when p_new is null then 'true' else v.differs end, v_image, v.old_values)
           into rows, new_rows using p_rows, p_new;
    end if;
end
$$;
