DROP TABLE IF EXISTS "shop"."orders";
-- Dropped[schema=shop, table=orders]
-- Put[schema=shop, table=order_lines, keyColumns=[id], columns=[id, order_id], foreignKeys=[]]
