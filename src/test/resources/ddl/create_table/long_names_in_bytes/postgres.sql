CREATE TABLE "shop"."ключключключключключключклю_208b6e8a" (
    "id" integer NOT NULL
);
ALTER TABLE "shop"."ключключключключключключклю_208b6e8a" ADD CONSTRAINT "ключключключключключключклю_cf9f0a88" PRIMARY KEY ("id");
-- Put[schema=shop, table=ключключключключключключклю_208b6e8a, keyColumns=[id], columns=[id], foreignKeys=[]]
-- warning DdlWarning[code=name-changed, table=shop.ключключключключключключключключключключ, text=the target's name is ключключключключключключклю_208b6e8a]
