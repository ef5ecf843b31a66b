ALTER TABLE "shop"."orders" ALTER COLUMN "customer" TYPE character varying(3) USING "customer"::character varying(3);
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
