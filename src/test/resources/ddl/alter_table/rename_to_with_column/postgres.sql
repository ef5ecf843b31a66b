ALTER TABLE "shop"."orders" ADD COLUMN "z" integer;
CREATE INDEX "orders2_z" ON "shop"."orders" ("z");
COMMENT ON TABLE "shop"."orders" IS 'c';
ALTER TABLE "shop"."orders" RENAME TO "orders2";
-- Renamed[schema=shop, table=orders, newSchema=shop, newTable=orders2]
-- Put[schema=shop, table=orders2, keyColumns=[id], columns=[id, customer, qty, status, created, z], foreignKeys=[]]
