select sch_chameleon.fn_forget_copy(?)::text
