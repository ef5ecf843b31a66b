insert into sch_chameleon.t_value_adjustments as t
    (i_id_source, v_schema_name, v_table_name, v_column_name, t_adjustment, i_count)
values (?, ?, ?, ?, ?, ?)
on conflict (i_id_source, v_schema_name, v_table_name, v_column_name, t_adjustment)
    do update set i_count = t.i_count + excluded.i_count, ts_last = clock_timestamp()
