ALTER TABLE "shop"."orders" ALTER COLUMN "qty" DROP DEFAULT;
ALTER TABLE "shop"."orders" ALTER COLUMN "qty" TYPE numeric(20,0) USING "qty"::numeric(20,0);
ALTER TABLE "shop"."orders" ALTER COLUMN "qty" SET DEFAULT 5;
COMMENT ON COLUMN "shop"."orders"."qty" IS 'how many';
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
