select sch_chameleon.fn_count_rows(?, ?, ?, ?, cast(? as jsonb))
