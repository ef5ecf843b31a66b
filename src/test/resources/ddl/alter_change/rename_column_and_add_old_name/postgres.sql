ALTER TABLE "shop"."orders" RENAME COLUMN "customer" TO "old_customer";
ALTER TABLE "shop"."orders" ADD COLUMN "customer" text;
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, old_customer, qty, status, created, customer], foreignKeys=[]]
