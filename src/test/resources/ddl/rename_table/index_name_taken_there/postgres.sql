ALTER INDEX "shop"."orders_idx_customer" RENAME TO "orders_idx_customer_1";
ALTER TABLE "shop"."orders" SET SCHEMA "stock";
ALTER TYPE "shop"."enum_orders_status" SET SCHEMA "stock";
-- Renamed[schema=shop, table=orders, newSchema=stock, newTable=orders]
-- Put[schema=stock, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
