DELETE FROM "shop"."visits" WHERE (("d" IS NULL OR "d" < '2000-01-01')) OR (("d" IS NULL OR "d" < '2000-01-16') AND NOT ("d" IS NULL OR "d" < '2000-01-01'));
-- Put[schema=shop, table=visits, keyColumns=[id, d], columns=[id, d], foreignKeys=[]]
-- RowsRemoved[schema=shop, table=visits]
-- warning DdlWarning[code=partition-emptied, table=shop.visits, text=the rows of partition p0, P1 were deleted by its bounds]
