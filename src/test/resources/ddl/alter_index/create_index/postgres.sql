CREATE UNIQUE INDEX "orders_ix" ON "shop"."orders" ("qty" DESC, left("customer", 10));
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
