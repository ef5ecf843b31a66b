select sch_chameleon.fn_mark_syncing(?, ?, ?::jsonb)::text
