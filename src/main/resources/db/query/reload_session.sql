-- for the rest of the transaction: room to build indexes in, and a search_path that has every name told with its schema
select set_config('maintenance_work_mem',
                  greatest(s.setting::bigint, 262144) || s.unit, true)
  from pg_catalog.pg_settings s
 where s.name = 'maintenance_work_mem'
