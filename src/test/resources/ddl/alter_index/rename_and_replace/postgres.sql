DROP INDEX IF EXISTS "shop"."orders_uk";
ALTER INDEX "shop"."orders_idx_customer" RENAME TO "orders_by_customer";
CREATE INDEX "orders_uk" ON "shop"."orders" ("qty");
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
