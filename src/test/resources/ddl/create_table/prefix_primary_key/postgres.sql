CREATE TABLE "shop"."p" (
    "id" character varying(200) NOT NULL
);
ALTER TABLE "shop"."p" ADD CONSTRAINT "p_pkey" PRIMARY KEY ("id");
-- Put[schema=shop, table=p, keyColumns=[id], columns=[id], foreignKeys=[]]
-- warning DdlWarning[code=key-on-whole-columns, table=shop.p, text=the primary key covers whole columns, not their beginnings]
