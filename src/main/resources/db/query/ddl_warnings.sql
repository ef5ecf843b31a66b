select w.t_code as code, w.v_database as database, w.v_table as "table", w.t_warning as warning, count(*) as times,
       max(w.ts_warning) as last
  from sch_chameleon.t_ddl_warnings w
 where w.i_id_source = ?
 group by 1, 2, 3, 4
 order by last desc, max(w.i_id_warning) desc
