ALTER TABLE "shop"."orders" ALTER COLUMN "status" DROP DEFAULT;
ALTER TABLE "shop"."orders" ALTER COLUMN "status" DROP NOT NULL;
CREATE TYPE "shop"."enum_orders_status_1" AS ENUM ('paid');
ALTER TABLE "shop"."orders" ALTER COLUMN "status" TYPE "shop"."enum_orders_status_1" USING "status"::text::"shop"."enum_orders_status_1";
DROP TYPE IF EXISTS "shop"."enum_orders_status";
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
