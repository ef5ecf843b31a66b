DROP INDEX IF EXISTS "shop"."t_p";
CREATE INDEX "t_pq" ON "shop"."t" ("p", "q");
-- Put[schema=shop, table=t, keyColumns=[id], columns=[id, p, q], foreignKeys=[]]
