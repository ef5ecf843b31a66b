-- a value that an error's text ends with is left out, so that rows with the same trouble count as one
select coalesce(m.v_source_schema, d.v_schema_name) as database, coalesce(o.v_table, d.v_table_name) as "table",
       d.enm_binlog_event::text as event, d.v_sqlstate as sqlstate, regexp_replace(d.t_error, ': ".*"$', '') as error,
       count(*) as rows, max(d.ts_discard) as last
  from sch_chameleon.t_discarded_rows d
  left join sch_chameleon.t_source_schemas m on m.i_id_source = d.i_id_source and m.v_dest_schema = d.v_schema_name
  left join sch_chameleon.t_source_tables o
    on o.i_id_source = d.i_id_source and o.v_database = m.v_source_schema
   and o.jsb_table->>'targetName' = d.v_table_name
 where d.i_id_source = ? and d.enm_state = 'open'
 group by 1, 2, 3, 4, 5
 order by rows desc, last desc
