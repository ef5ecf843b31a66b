insert into sch_chameleon.t_sync_requests (i_id_source, v_database, v_table)
values (?, ?, ?)
    on conflict (i_id_source, v_database, v_table) do update set t_problem = null
