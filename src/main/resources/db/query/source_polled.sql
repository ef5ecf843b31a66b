select sch_chameleon.fn_source_polled(?, ?, ?)::text
