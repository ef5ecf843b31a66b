DROP INDEX IF EXISTS "shop"."orders_idx_customer";
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
