ALTER INDEX "shop"."orders_pkey" RENAME TO "shop_orders_pkey";
ALTER TABLE "shop"."orders" RENAME TO "camelion_moved_1";
ALTER TABLE "shop"."camelion_moved_1" SET SCHEMA "stock";
ALTER TABLE "stock"."camelion_moved_1" RENAME TO "shop_orders";
ALTER TYPE "shop"."enum_orders_status" SET SCHEMA "stock";
-- Renamed[schema=shop, table=orders, newSchema=stock, newTable=shop_orders]
-- Put[schema=stock, table=shop_orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
