-- Tables of a shop to replay into, and a source of the catalogue that is replicated into them.
create schema bench;
create schema sales;
create type sales.en_status as enum ('new', 'paid', 'shipped', 'closed');

create function bench.row_image(p_id bigint, p_version bigint) returns jsonb
    language sql
    immutable
as $$
-- A version of an order as the log has it: every value as PostgreSQL's input text.
    select jsonb_build_object(
        'id', p_id::text,
        'customer_id', ((p_id * 7919) % 100000)::text,
        'status', (array['new', 'paid', 'shipped', 'closed'])[1 + (p_id + p_version) % 4],
        'amount', round(((p_id * 31 + p_version * 17) % 1000000) / 100.0, 2)::text,
        'note', 'note ' || p_id,
        'payload', repeat(md5(p_id::text), 3),
        'created_at', (timestamp '2020-01-01' + p_id * interval '1 minute')::text,
        'updated_at', (timestamp '2024-01-01' + p_version * interval '1 second')::text,
        'flag', case when p_version % 2 = 1 then 't' else 'f' end)
$$;

create procedure bench.create_tables(p_tables int, p_rows bigint)
    language plpgsql
as $$
-- Creates sales.orders_0 and so on, each with rows 1 to p_rows, as a copy leaves them: keys and index built after the rows.
declare
    v_table text;
begin
    for i in 0 .. p_tables - 1 loop
        v_table := format('sales.orders_%s', i);
        execute format($q$
            create table %s (
                id bigint not null, customer_id int not null, status sales.en_status, amount numeric(12, 2),
                note varchar(100), payload text, created_at timestamp, updated_at timestamp, flag boolean) $q$, v_table);
        execute format($q$
            insert into %s
            select n, (n * 7919) %% 100000,
                   (array['new', 'paid', 'shipped', 'closed'])[1 + n %% 4]::sales.en_status,
                   round(((n * 31) %% 1000000) / 100.0, 2), 'note ' || n, repeat(md5(n::text), 3),
                   timestamp '2020-01-01' + n * interval '1 minute', timestamp '2024-01-01', false
              from generate_series(1, $1) n $q$, v_table) using p_rows;
        execute format('alter table %s add primary key (id)', v_table);
        execute format('create index on %s (customer_id)', v_table);
    end loop;
end
$$;

create function bench.add_source(p_name text) returns bigint
    language plpgsql
as $$
-- Registers a source whose tables are those of create_tables, with an empty log. Returns its id.
declare
    v_source bigint := sch_chameleon.fn_add_source(p_name, '{"sales": "sales"}');
begin
    insert into sch_chameleon.t_replica_tables (i_id_source, v_schema_name, v_table_name, v_table_pkey, v_columns)
    select v_source, 'sales', c.relname, '{id}', array_agg(a.attname order by a.attnum)
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
     where c.relnamespace = 'sales'::regnamespace and c.relkind = 'r'
     group by c.relname;
    insert into sch_chameleon.t_replica_batch (i_id_source, v_log_table, t_binlog_name, i_binlog_position)
    select v_source, s.v_log_table[1], 'binlog.000001', 4
      from sch_chameleon.t_sources s
     where s.i_id_source = v_source;
    return v_source;
end
$$;

create function bench.fingerprint() returns text
    language plpgsql
as $$
-- The content of the tables as one text: equal rows, equal text.
declare
    v_table  record;
    v_one    text;
    v_result text := '';
begin
    for v_table in
        select c.oid::regclass as name from pg_class c
         where c.relnamespace = 'sales'::regnamespace and c.relkind = 'r' order by c.relname
    loop
        execute format($q$select format('%%s: %%s rows %%s', $1, count(*), sum(hash_record_extended(t, 0)::numeric))
                            from only %s t $q$, v_table.name) into v_one using v_table.name;
        v_result := v_result || v_one || E'\n';
    end loop;
    return v_result;
end
$$;
