ALTER TABLE "shop"."t" ALTER COLUMN "b" TYPE bit(20) USING lpad("b"::text, 20, '0')::bit(20);
-- Put[schema=shop, table=t, keyColumns=[id], columns=[id, b, o], foreignKeys=[]]
