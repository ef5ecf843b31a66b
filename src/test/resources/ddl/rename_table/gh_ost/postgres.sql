ALTER TABLE "shop"."orders" RENAME TO "_orders_del";
ALTER TABLE "shop"."_orders_gho" RENAME TO "orders";
-- Renamed[schema=shop, table=orders, newSchema=shop, newTable=_orders_del]
-- Put[schema=shop, table=_orders_del, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
-- Renamed[schema=shop, table=_orders_gho, newSchema=shop, newTable=orders]
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created, z], foreignKeys=[]]
