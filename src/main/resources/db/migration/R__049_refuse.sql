create or replace function sch_chameleon.fn_refuse(p_reason text) returns boolean
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
-- Raises CM008, an error of the row, for one that a policy of the source refuses.
begin
    raise exception '%', p_reason using errcode = 'CM008';
end
$$;
