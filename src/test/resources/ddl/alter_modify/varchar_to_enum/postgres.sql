CREATE TYPE "shop"."enum_orders_customer" AS ENUM ('a', 'b');
ALTER TABLE "shop"."orders" ALTER COLUMN "customer" TYPE "shop"."enum_orders_customer" USING "customer"::text::"shop"."enum_orders_customer";
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
