CREATE TABLE "shop"."orders" (
    "id" integer NOT NULL,
    "code" character varying(10) NOT NULL
);
ALTER TABLE "shop"."orders" ADD CONSTRAINT "orders_pkey" PRIMARY KEY ("id");
CREATE UNIQUE INDEX "orders_code" ON "shop"."orders" ("code");
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, code], foreignKeys=[]]
-- Put[schema=shop, table=order_lines, keyColumns=[id], columns=[id, order_id], foreignKeys=[CascadingKey[name=line_of, columns=[order_id], parentSchema=shop, parentTable=orders, parentColumns=[id], onDelete=cascade, onUpdate=restrict, foldCase=false]]]
