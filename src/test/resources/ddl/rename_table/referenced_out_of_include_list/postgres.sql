DROP TABLE IF EXISTS "shop"."orders";
-- Dropped[schema=shop, table=orders]
-- Put[schema=shop, table=order_lines, keyColumns=[id], columns=[id, order_id], foreignKeys=[]]
-- warning DdlWarning[code=foreign-key-parent-not-replicated, table=shop.order_lines, text=foreign key line_of: shop.tmp_orders is not replicated, rows that its actions change cannot be seen]
