CREATE TABLE "shop"."t" (
    "a" integer,
    "b" integer,
    "c" integer
);
-- Put[schema=shop, table=t, keyColumns=[], columns=[a, b, c], foreignKeys=[]]
-- warning DdlWarning[code=generated-as-plain, table=shop.t, text=column b is generated at the source only]
-- warning DdlWarning[code=generated-as-plain, table=shop.t, text=column c is generated at the source only]
