select sch_chameleon.fn_warn_not_acted(?, ?, ?, ?)::text
