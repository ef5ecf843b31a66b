select coalesce(sch_chameleon.fn_take_lease(?, ?, ? * interval '1 millisecond', ?), 0)
