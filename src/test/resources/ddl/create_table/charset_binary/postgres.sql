CREATE TABLE "shop"."t" (
    "a" bytea,
    "b" bytea
);
-- Put[schema=shop, table=t, keyColumns=[], columns=[a, b], foreignKeys=[]]
