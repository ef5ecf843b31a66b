select sch_chameleon.fn_forget_copied(?, ?::jsonb, ?::jsonb)::text
