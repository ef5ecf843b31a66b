DROP TABLE IF EXISTS "shop"."a";
CREATE TABLE "shop"."a" (
    "y" integer NOT NULL
);
ALTER TABLE "shop"."a" ADD CONSTRAINT "a_pkey" PRIMARY KEY ("y");
-- Dropped[schema=shop, table=a]
-- Put[schema=shop, table=a, keyColumns=[y], columns=[y], foreignKeys=[]]
-- warning DdlWarning[code=table-replaced, table=shop.a, text=it was there already as far as the replica knew]
