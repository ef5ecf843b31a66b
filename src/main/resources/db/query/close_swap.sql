select sch_chameleon.fn_close_swap(?, ?::jsonb, ?::jsonb, ?::jsonb)::text
