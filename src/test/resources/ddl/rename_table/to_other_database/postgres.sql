ALTER TABLE "shop"."orders" ALTER COLUMN "status" DROP DEFAULT;
ALTER TABLE "shop"."orders" ALTER COLUMN "status" TYPE text USING "status"::text;
DROP TYPE IF EXISTS "shop"."enum_orders_status";
ALTER TABLE "shop"."orders" ALTER COLUMN "status" SET DEFAULT 'new';
ALTER TABLE "shop"."orders" SET SCHEMA "sales";
-- Renamed[schema=shop, table=orders, newSchema=sales, newTable=orders]
-- Put[schema=sales, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
