select sch_chameleon.fn_renew_sync(?, ?, ? * interval '1 millisecond')
