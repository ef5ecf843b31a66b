select u.missing, u.extra
  from sch_chameleon.fn_unlike_source(?, ?, ?, ?, cast(cast(? as text[]) as jsonb[]), cast(cast(? as text[]) as jsonb[])) u
