ALTER TABLE "shop"."t" RENAME COLUMN "a" TO "camelion_renamed_1";
ALTER TABLE "shop"."t" RENAME COLUMN "b" TO "camelion_renamed_2";
ALTER TABLE "shop"."t" RENAME COLUMN "camelion_renamed_1" TO "b";
ALTER TABLE "shop"."t" RENAME COLUMN "camelion_renamed_2" TO "a";
-- Put[schema=shop, table=t, keyColumns=[], columns=[b, a], foreignKeys=[]]
