DROP INDEX IF EXISTS "shop"."t_k";
ALTER TABLE "shop"."t" ALTER COLUMN "a" TYPE bytea USING convert_to("a", 'UTF8');
CREATE INDEX "t_k" ON "shop"."t" (substring("a", 1, 10));
-- Put[schema=shop, table=t, keyColumns=[], columns=[a], foreignKeys=[]]
