ALTER TABLE "shop"."orders" RENAME TO "camelion_moved_1";
ALTER TABLE "shop"."camelion_moved_1" SET SCHEMA "stock";
ALTER TABLE "stock"."camelion_moved_1" RENAME TO "old_orders";
-- Renamed[schema=shop, table=orders, newSchema=stock, newTable=old_orders]
-- Put[schema=stock, table=old_orders, keyColumns=[id], columns=[id, code], foreignKeys=[]]
-- Put[schema=shop, table=order_lines, keyColumns=[id], columns=[id, order_id], foreignKeys=[CascadingKey[name=line_of, columns=[order_id], parentSchema=stock, parentTable=old_orders, parentColumns=[id], onDelete=cascade, onUpdate=restrict, foldCase=false]]]
