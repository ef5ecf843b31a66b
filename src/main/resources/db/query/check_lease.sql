select sch_chameleon.fn_check_lease(?, ?)::text
