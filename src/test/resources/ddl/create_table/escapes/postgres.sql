CREATE TABLE "shop"."t" (
    "a" character varying(50) DEFAULT E'tab	 back\\ quote'' pct\\%'
);
-- Put[schema=shop, table=t, keyColumns=[], columns=[a], foreignKeys=[]]
