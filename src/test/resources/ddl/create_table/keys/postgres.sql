CREATE TABLE "shop"."items" (
    "id" integer NOT NULL,
    "sku" character varying(20),
    "title" character varying(500),
    "body" text,
    "pic" bytea
);
CREATE UNIQUE INDEX "items_sku" ON "shop"."items" ("sku");
ALTER TABLE "shop"."items" ADD CONSTRAINT "items_pkey" PRIMARY KEY ("id");
CREATE INDEX "items_title" ON "shop"."items" (left("title", 20));
CREATE INDEX "items_body_ix" ON "shop"."items" (left("body", 100) DESC, "id");
CREATE INDEX "items_pic" ON "shop"."items" (substring("pic", 1, 10));
CREATE UNIQUE INDEX "items_u" ON "shop"."items" ("title", "sku");
CREATE INDEX "items_f" ON "shop"."items" ((lower("title")));
-- Put[schema=shop, table=items, keyColumns=[id], columns=[id, sku, title, body, pic], foreignKeys=[]]
-- warning DdlWarning[code=index-not-carried, table=shop.items, text=the FULLTEXT index ft is not carried over]
-- warning DdlWarning[code=index-not-carried, table=shop.items, text=the index g on the expression (json_extract(body,'$.a')) is not carried over]
