ALTER TABLE "shop"."t" ALTER COLUMN "a" TYPE bytea USING '\x'::bytea;
-- Put[schema=shop, table=t, keyColumns=[], columns=[a], foreignKeys=[]]
-- NeedsCopy[schema=shop, table=t, why=the conversion of a from text to geometry is MySQL's own]
-- warning DdlWarning[code=needs-copy, table=shop.t, text=the conversion of a from text to geometry is MySQL's own]
