ALTER TABLE "shop"."orders" RENAME TO "orders_old";
-- Renamed[schema=shop, table=orders, newSchema=shop, newTable=orders_old]
-- Put[schema=shop, table=orders_old, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
