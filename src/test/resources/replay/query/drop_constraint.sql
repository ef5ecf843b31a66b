do $$
declare
    v_name text;
begin
    select k.conname into v_name
      from pg_catalog.pg_constraint k
      join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.conrelid = '%1$s'::regclass and %2$s;
    if found then
        execute format('alter table %1$s drop constraint %%I', v_name);
    end if;
end
$$