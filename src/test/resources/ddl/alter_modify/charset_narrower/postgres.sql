ALTER TABLE "shop"."t" ALTER COLUMN "b" TYPE character varying(30) USING "b"::character varying(30);
-- Put[schema=shop, table=t, keyColumns=[], columns=[a, b, c, d], foreignKeys=[]]
-- NeedsCopyIf[schema=shop, table=t, why=MySQL replaced characters of a that latin1 lacks, where="a"::text ~ '[^\u0001-\u007F\u00A0-\u00FF]']
-- NeedsCopyIf[schema=shop, table=t, why=MySQL replaced characters of b that utf8mb3 lacks, where="b"::text ~ '[\U00010000-\U0010FFFF]']
