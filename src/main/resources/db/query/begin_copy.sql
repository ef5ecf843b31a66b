select sch_chameleon.fn_begin_copy(?, ?::jsonb)
