select sch_chameleon.fn_adopt_structure(?, ?, ?::jsonb, ?::jsonb)::text
