ALTER TABLE "shop"."t" ALTER COLUMN "a" TYPE text USING convert_from("a", 'UTF8');
-- Put[schema=shop, table=t, keyColumns=[], columns=[a], foreignKeys=[]]
