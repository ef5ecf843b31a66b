ALTER TABLE "shop"."orders" RENAME COLUMN "id" TO "order_id";
-- Put[schema=shop, table=orders, keyColumns=[order_id], columns=[order_id, code], foreignKeys=[]]
-- Put[schema=shop, table=order_lines, keyColumns=[id], columns=[id, order_id], foreignKeys=[CascadingKey[name=line_of, columns=[order_id], parentSchema=shop, parentTable=orders, parentColumns=[order_id], onDelete=cascade, onUpdate=restrict, foldCase=false]]]
