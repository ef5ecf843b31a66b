ALTER TABLE "shop"."t" ALTER COLUMN "b" TYPE boolean USING position(B'1' in "b") > 0;
-- Put[schema=shop, table=t, keyColumns=[id], columns=[id, b, o], foreignKeys=[]]
