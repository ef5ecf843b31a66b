DO $rule$BEGIN IF NOT EXISTS (SELECT FROM "shop"."t" WHERE "d" IS NULL) THEN ALTER TABLE "shop"."t" ALTER COLUMN "d" SET NOT NULL; END IF; END$rule$;
-- Put[schema=shop, table=t, keyColumns=[id], columns=[id, d], foreignKeys=[]]
