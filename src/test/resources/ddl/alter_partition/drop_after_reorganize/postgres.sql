DELETE FROM "shop"."visits" WHERE ("y" < 2010);
-- Put[schema=shop, table=visits, keyColumns=[], columns=[id, y], foreignKeys=[]]
-- RowsRemoved[schema=shop, table=visits]
-- warning DdlWarning[code=partition-emptied, table=shop.visits, text=the rows of partition p1 were deleted by its bounds]
