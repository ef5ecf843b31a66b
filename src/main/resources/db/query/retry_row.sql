select sch_chameleon.fn_retry_row(?, ?)
