CREATE TABLE "shop"."lines" (
    "id" integer NOT NULL,
    "order_id" integer
);
ALTER TABLE "shop"."lines" ADD CONSTRAINT "lines_pkey" PRIMARY KEY ("id");
CREATE INDEX "lines_fk_order" ON "shop"."lines" ("order_id");
-- Put[schema=shop, table=lines, keyColumns=[id], columns=[id, order_id], foreignKeys=[]]
-- warning DdlWarning[code=check-not-carried, table=shop.lines, text=the check lines_chk_1 guards the source only]
