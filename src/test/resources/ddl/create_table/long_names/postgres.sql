CREATE TABLE "shop"."tttttttttttttttttttttttttttttttttttttttttttttttttttttt_3a33722b" (
    "cccccccccccccccccccccccccccccccccccccccccccccccccccccc_52b6419d" integer
);
CREATE INDEX "tttttttttttttttttttttttttttttttttttttttttttttttttttttt_d084aca1" ON "shop"."tttttttttttttttttttttttttttttttttttttttttttttttttttttt_3a33722b" ("cccccccccccccccccccccccccccccccccccccccccccccccccccccc_52b6419d");
-- Put[schema=shop, table=tttttttttttttttttttttttttttttttttttttttttttttttttttttt_3a33722b, keyColumns=[], columns=[cccccccccccccccccccccccccccccccccccccccccccccccccccccc_52b6419d], foreignKeys=[]]
-- warning DdlWarning[code=name-changed, table=shop.tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt, text=the target's name is tttttttttttttttttttttttttttttttttttttttttttttttttttttt_3a33722b]
-- warning DdlWarning[code=name-changed, table=shop.tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt, text=the target's name of column cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc is cccccccccccccccccccccccccccccccccccccccccccccccccccccc_52b6419d]
