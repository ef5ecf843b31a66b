select (select count(*) from %s),
       (select count(*)
          from sch_chameleon.t_discarded_rows d
         where d.i_id_source = ?
           and d.v_schema_name = ?
           and d.v_table_name = ?)
