DELETE FROM "shop"."visits" WHERE ("y" < 2000);
-- Put[schema=shop, table=visits, keyColumns=[id, y], columns=[id, y], foreignKeys=[]]
-- RowsRemoved[schema=shop, table=visits]
-- warning DdlWarning[code=partition-emptied, table=shop.visits, text=the rows of partition p0 were deleted by its bounds]
