ALTER TABLE "shop"."orders" ADD COLUMN "note" text;
COMMENT ON COLUMN "shop"."orders"."note" IS 'c1';
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, note, customer, qty, status, created], foreignKeys=[]]
