CREATE TABLE "shop"."t2" (
    "id" integer DEFAULT 0 NOT NULL,
    "name" character varying(50)
);
-- Put[schema=shop, table=t2, keyColumns=[], columns=[id, name], foreignKeys=[]]
