CREATE TABLE "shop"."t" (
    "a" character varying(5) DEFAULT 'x"y'
);
-- Put[schema=shop, table=t, keyColumns=[], columns=[a], foreignKeys=[]]
