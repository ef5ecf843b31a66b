ALTER TABLE "shop"."orders" ALTER COLUMN "customer" SET DEFAULT 'zz';
ALTER TABLE "shop"."orders" ALTER COLUMN "qty" DROP DEFAULT;
ALTER TABLE "shop"."orders" ALTER COLUMN "created" SET DEFAULT LOCALTIMESTAMP(0);
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
