CREATE TABLE "shop"."t" (
    "a" date NOT NULL,
    "b" timestamp(0)
);
-- Put[schema=shop, table=t, keyColumns=[], columns=[a, b], foreignKeys=[]]
-- warning DdlWarning[code=default-not-carried, table=shop.t, text=column a: the default '0000-00-00' is a zero date]
-- warning DdlWarning[code=default-not-carried, table=shop.t, text=column b: the default '2010-00-10 00:00:00' is a zero date]
