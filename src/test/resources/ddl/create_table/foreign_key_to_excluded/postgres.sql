CREATE TABLE "shop"."order_lines" (
    "id" integer NOT NULL,
    "order_id" integer
);
ALTER TABLE "shop"."order_lines" ADD CONSTRAINT "order_lines_pkey" PRIMARY KEY ("id");
CREATE INDEX "order_lines_line_of" ON "shop"."order_lines" ("order_id");
-- Put[schema=shop, table=order_lines, keyColumns=[id], columns=[id, order_id], foreignKeys=[]]
-- warning DdlWarning[code=foreign-key-parent-not-replicated, table=shop.order_lines, text=foreign key line_of: shop.tmp_orders is not replicated, rows that its actions change cannot be seen]
