ALTER TABLE "shop"."t" ALTER COLUMN "b" TYPE bit(4) USING CASE WHEN position('1' in left("b"::text, 8)) > 0 THEN repeat('1', 4) ELSE right("b"::text, 4) END::bit(4);
-- Put[schema=shop, table=t, keyColumns=[id], columns=[id, b, o], foreignKeys=[]]
