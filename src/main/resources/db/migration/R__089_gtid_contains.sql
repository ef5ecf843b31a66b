create or replace function sch_chameleon.fn_gtid_contains(p_set text, p_gtid text) returns boolean
    language sql
    immutable
    set search_path = pg_catalog, pg_temp
as $$
-- Whether a GTID set, as MySQL prints it, has a transaction: uuid:1-5:7,uuid2:1-3 has uuid:4 and not uuid:6.
    select exists (
        select
          from regexp_split_to_table(regexp_replace(lower(p_set), '\s', '', 'g'), ',') s (part)
         cross join lateral regexp_split_to_table(substr(s.part, strpos(s.part, ':') + 1), ':') i (part)
         where split_part(s.part, ':', 1) = lower(split_part(p_gtid, ':', 1))
           and split_part(p_gtid, ':', 2)::bigint
               between split_part(i.part, '-', 1)::bigint
                   and coalesce(nullif(split_part(i.part, '-', 2), ''), i.part)::bigint)
$$;

create or replace function sch_chameleon.fn_is_copied(
        p_position jsonb, p_transaction text, p_file text, p_place bigint)
    returns boolean
    language sql
    immutable
    set search_path = pg_catalog, pg_temp
as $$
-- Whether an event is in the rows of a copy as of p_position: by its GTID where both have one, else by where it begins. A
-- copy's position is the end of a commit, so whatever begins before it is in.
    select case when p_position->>'gtid_set' is not null and p_transaction ~ '^[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}:[0-9]+$'
                then sch_chameleon.fn_gtid_contains(p_position->>'gtid_set', p_transaction)
                else (sch_chameleon.fn_binlog_number(p_file), p_place)
                     < (sch_chameleon.fn_binlog_number(p_position->>'binlog_name'),
                        (p_position->>'binlog_position')::bigint) end
$$;
