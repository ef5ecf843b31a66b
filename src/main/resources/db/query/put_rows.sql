select sch_chameleon.fn_put_rows(?, ?, ?, ?, cast(cast(? as text[]) as jsonb[]), cast(cast(? as text[]) as jsonb[]))::text
