ALTER TABLE "shop"."orders" RENAME TO "_tmp";
ALTER TABLE "shop"."new_orders" RENAME TO "orders";
ALTER TABLE "shop"."_tmp" RENAME TO "new_orders";
-- Renamed[schema=shop, table=orders, newSchema=shop, newTable=_tmp]
-- Put[schema=shop, table=_tmp, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
-- Renamed[schema=shop, table=new_orders, newSchema=shop, newTable=orders]
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id], foreignKeys=[]]
-- Renamed[schema=shop, table=_tmp, newSchema=shop, newTable=new_orders]
-- Put[schema=shop, table=new_orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
