DELETE FROM "shop"."visits" WHERE ((("a" IS NULL OR "a" < 10) OR "a" = 10 AND ("b" IS NULL OR "b" < '2020-01-01 00:00:00'))) OR ((("a" IS NULL OR "a" < 10) OR "a" = 10 AND true) AND NOT (("a" IS NULL OR "a" < 10) OR "a" = 10 AND ("b" IS NULL OR "b" < '2020-01-01 00:00:00')));
-- RowsRemoved[schema=shop, table=visits]
-- warning DdlWarning[code=partition-emptied, table=shop.visits, text=the rows of partition p0, p1 were deleted by its bounds]
