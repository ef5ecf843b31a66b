ALTER TABLE "shop"."orders" ALTER COLUMN "status" DROP DEFAULT;
ALTER TABLE "shop"."orders" ALTER COLUMN "status" DROP NOT NULL;
ALTER TABLE "shop"."orders" ALTER COLUMN "status" TYPE character varying(20) USING "status"::text::character varying(20);
DROP TYPE IF EXISTS "shop"."enum_orders_status";
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
