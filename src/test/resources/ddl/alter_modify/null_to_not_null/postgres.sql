UPDATE "shop"."orders" SET "customer" = '' WHERE "customer" IS NULL;
ALTER TABLE "shop"."orders" ALTER COLUMN "customer" SET NOT NULL;
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
