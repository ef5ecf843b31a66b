ALTER TABLE "shop"."t" ADD COLUMN "ts" timestamptz(0) DEFAULT '2024-05-06 07:08:09+00' NOT NULL;
ALTER TABLE "shop"."t" ALTER COLUMN "ts" DROP DEFAULT;
ALTER TABLE "shop"."t" ALTER COLUMN "ts" SET DEFAULT CURRENT_TIMESTAMP(0);
-- Put[schema=shop, table=t, keyColumns=[id], columns=[id, ts], foreignKeys=[]]
