CREATE TABLE "shop"."visits" (
    "id" integer NOT NULL,
    "y" integer NOT NULL
);
ALTER TABLE "shop"."visits" ADD CONSTRAINT "visits_pkey" PRIMARY KEY ("id", "y");
-- Put[schema=shop, table=visits, keyColumns=[id, y], columns=[id, y], foreignKeys=[]]
-- warning DdlWarning[code=partitions-not-carried, table=shop.visits, text=the target has one plain table]
