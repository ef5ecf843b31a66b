select sch_chameleon.fn_release_lease(?, ?)::text
