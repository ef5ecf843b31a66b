select sch_chameleon.fn_skip_row(?, ?)
