ALTER TABLE "shop"."orders" ALTER COLUMN "status" DROP DEFAULT;
ALTER TABLE "shop"."orders" ALTER COLUMN "status" TYPE integer USING CASE "status"::text WHEN 'new' THEN 1 WHEN 'paid' THEN 2 WHEN '' THEN 0 END;
DROP TYPE IF EXISTS "shop"."enum_orders_status";
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
