ALTER TABLE "shop"."t" ALTER COLUMN "o" TYPE bit(3) USING "o"::integer::bit(3);
-- Put[schema=shop, table=t, keyColumns=[id], columns=[id, b, o], foreignKeys=[]]
