ALTER TABLE "shop"."orders" DROP CONSTRAINT IF EXISTS "orders_pkey";
ALTER TABLE "shop"."orders" ALTER COLUMN "id" DROP IDENTITY IF EXISTS;
-- Put[schema=shop, table=orders, keyColumns=[], columns=[id, customer, qty, status, created], foreignKeys=[]]
