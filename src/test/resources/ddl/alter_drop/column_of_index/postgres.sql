DROP INDEX IF EXISTS "shop"."t_ab";
DROP INDEX IF EXISTS "shop"."t_only_a";
ALTER TABLE "shop"."t" DROP COLUMN IF EXISTS "a";
ALTER TABLE "shop"."t" DROP COLUMN IF EXISTS "e";
DROP TYPE IF EXISTS "shop"."enum_t_e";
CREATE INDEX "t_ab" ON "shop"."t" ("b");
-- Put[schema=shop, table=t, keyColumns=[id], columns=[id, b], foreignKeys=[]]
