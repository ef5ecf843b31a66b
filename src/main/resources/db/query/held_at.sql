select sch_chameleon.fn_is_applied_to(?, ?, ?)
