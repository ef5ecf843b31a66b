ALTER TABLE "shop"."orders" ADD COLUMN "a" integer;
ALTER TABLE "shop"."orders" ADD COLUMN "b" integer;
CREATE UNIQUE INDEX "orders_b" ON "shop"."orders" ("b");
CREATE INDEX "orders_a" ON "shop"."orders" ("a");
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created, a, b], foreignKeys=[]]
