COMMENT ON TABLE "shop"."orders" IS 'new';
ALTER TABLE "shop"."orders" ALTER COLUMN "id" RESTART WITH 1;
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
