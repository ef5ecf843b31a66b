ALTER TABLE "shop"."t" ALTER COLUMN "b" TYPE character varying(30) USING "b"::character varying(30);
-- Put[schema=shop, table=t, keyColumns=[], columns=[a, b, c, d], foreignKeys=[]]
-- NeedsCopy[schema=shop, table=t, why=MySQL may have replaced characters of a that latin1 lacks]
-- NeedsCopy[schema=shop, table=t, why=MySQL may have replaced characters of b that utf8mb3 lacks]
-- warning DdlWarning[code=needs-copy, table=shop.t, text=MySQL may have replaced characters of a that latin1 lacks]
-- warning DdlWarning[code=needs-copy, table=shop.t, text=MySQL may have replaced characters of b that utf8mb3 lacks]
