create or replace function sch_chameleon.fn_put_foreign_keys(
        p_source bigint, p_schema text, p_table text, p_keys jsonb)
    returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
-- Replaces what is known of a table's foreign keys: the source's, where an action of theirs changes rows. Does nothing
-- where the table is not known; safe to call twice.
    delete from sch_chameleon.t_replica_foreign_keys f
     using sch_chameleon.t_replica_tables t
     where f.i_id_table = t.i_id_table and t.i_id_source = p_source
       and t.v_schema_name = p_schema and t.v_table_name = p_table;
    insert into sch_chameleon.t_replica_foreign_keys
           (i_id_table, v_name, v_columns, v_parent_schema, v_parent_table, v_parent_columns, t_on_delete, t_on_update,
            b_fold_case)
    select t.i_id_table, k.name, k.columns, k.parent_schema, k.parent_table, k.parent_columns, k.on_delete,
           k.on_update, k.fold_case
      from sch_chameleon.t_replica_tables t,
           jsonb_to_recordset(p_keys) as k (
               name text, columns text[], parent_schema text, parent_table text, parent_columns text[], on_delete text,
               on_update text, fold_case boolean)
     where t.i_id_source = p_source and t.v_schema_name = p_schema and t.v_table_name = p_table
$$;

create or replace function sch_chameleon.fn_rename_parent(
        p_source bigint, p_schema text, p_table text, p_new_schema text, p_new_table text)
    returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
-- Lets the foreign keys of the source's tables follow a table that was renamed.
    update sch_chameleon.t_replica_foreign_keys f
       set v_parent_schema = p_new_schema, v_parent_table = p_new_table
      from sch_chameleon.t_replica_tables t
     where t.i_id_table = f.i_id_table and t.i_id_source = p_source
       and f.v_parent_schema = p_schema and f.v_parent_table = p_table
$$;
