ALTER TYPE "shop"."enum_orders_status" ADD VALUE IF NOT EXISTS 'draft' BEFORE 'new';
ALTER TYPE "shop"."enum_orders_status" ADD VALUE IF NOT EXISTS 'sent' AFTER 'new';
ALTER TYPE "shop"."enum_orders_status" ADD VALUE IF NOT EXISTS 'void' AFTER 'paid';
ALTER TABLE "shop"."orders" ALTER COLUMN "status" DROP DEFAULT;
ALTER TABLE "shop"."orders" ALTER COLUMN "status" SET DEFAULT 'draft';
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
