ALTER TABLE "shop"."orders" ALTER COLUMN "customer" TYPE integer USING "customer"::numeric::integer;
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
