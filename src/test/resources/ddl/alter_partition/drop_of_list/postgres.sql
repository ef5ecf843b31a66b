DELETE FROM "shop"."visits" WHERE ("kind" = 1 OR "kind" = 2 OR "kind" IS NULL);
-- Put[schema=shop, table=visits, keyColumns=[], columns=[id, kind], foreignKeys=[]]
-- RowsRemoved[schema=shop, table=visits]
-- warning DdlWarning[code=partition-emptied, table=shop.visits, text=the rows of partition a were deleted by its bounds]
