update sch_chameleon.t_copy_tables
   set v_warnings = v_warnings || ?::text
 where i_id_source = ? and v_database = ? and v_table = ? and not ?::text = any (v_warnings)
