with t as (
    select c.oid, c.relname, c.relkind, c.relacl
      from pg_class c
     where c.relnamespace in ('shop'::regnamespace, 'app'::regnamespace) and c.relkind in ('r', 'v'))
select concat_ws(' ', t.relname, t.relkind, t.relacl) from t
union all
select concat_ws(' ', t.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                 pg_get_expr(d.adbin, d.adrelid))
  from t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
union all
select concat_ws(' ', t.relname, k.conname, pg_get_constraintdef(k.oid), obj_description(k.oid, 'pg_constraint'))
  from t join pg_constraint k on k.conrelid = t.oid
union all
select concat_ws(' ', pg_get_indexdef(i.indexrelid), obj_description(i.indexrelid, 'pg_class'))
  from t join pg_index i on i.indrelid = t.oid
union all
select concat_ws(' ', pg_get_triggerdef(g.oid), g.tgenabled)
  from t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal
order by 1
