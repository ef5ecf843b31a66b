CREATE TABLE "shop"."t" (
    "a" integer,
    "b" integer
);
-- Put[schema=shop, table=t, keyColumns=[], columns=[a, b], foreignKeys=[]]
