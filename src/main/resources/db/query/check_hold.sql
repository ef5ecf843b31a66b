select sch_chameleon.fn_check_lease(?, ?)::text, sch_chameleon.fn_check_hold(?, cast(? as timestamptz))::text
