update sch_chameleon.t_sources set jsb_column_types = ?::jsonb where i_id_source = ?
