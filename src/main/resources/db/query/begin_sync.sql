select sch_chameleon.fn_begin_sync(?, ?, ? * interval '1 millisecond', ?, array(select jsonb_array_elements_text(?::jsonb)))
