DROP INDEX IF EXISTS "shop"."t_fk";
-- Put[schema=shop, table=t, keyColumns=[id], columns=[id, p], foreignKeys=[]]
