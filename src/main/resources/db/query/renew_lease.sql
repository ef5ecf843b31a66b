select sch_chameleon.fn_renew_lease(?, ?, ? * interval '1 millisecond')
