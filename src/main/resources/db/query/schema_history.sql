select jsb_record::text from sch_chameleon.t_schema_history where i_id_source = ? order by i_id_record
