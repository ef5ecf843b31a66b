select ready::text, held::text from sch_chameleon.fn_open_swap(?, ?, ?::jsonb, ?::jsonb)
