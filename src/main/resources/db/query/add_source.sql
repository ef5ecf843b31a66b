select sch_chameleon.fn_add_source(?, ?::jsonb)
