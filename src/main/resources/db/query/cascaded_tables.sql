select distinct c.v_schema_name, c.v_table_name from sch_chameleon.t_cascaded_rows c where c.i_id_source = ?
