select sch_chameleon.fn_end_sync(?, ?)::text
