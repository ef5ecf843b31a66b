ALTER TABLE "shop"."orders" ALTER COLUMN "status" DROP DEFAULT;
ALTER TABLE "shop"."orders" ALTER COLUMN "status" TYPE text USING "status"::text;
DROP TYPE IF EXISTS "shop"."enum_orders_status";
ALTER TABLE "shop"."orders" ALTER COLUMN "status" SET DEFAULT 'new';
ALTER TABLE "shop"."orders" RENAME TO "camelion_moved_1";
ALTER TABLE "shop"."camelion_moved_1" SET SCHEMA "sales";
ALTER TABLE "sales"."camelion_moved_1" RENAME TO "sales_orders";
-- Renamed[schema=shop, table=orders, newSchema=sales, newTable=sales_orders]
-- Put[schema=sales, table=sales_orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
