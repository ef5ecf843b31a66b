update sch_chameleon.t_sources set jsb_column_types = ?::jsonb, b_keeps_tables = ? where i_id_source = ?
