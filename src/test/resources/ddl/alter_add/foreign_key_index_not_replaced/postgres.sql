CREATE INDEX "t_pq" ON "shop"."t" ("p" DESC, "q");
-- Put[schema=shop, table=t, keyColumns=[id], columns=[id, p, q], foreignKeys=[]]
