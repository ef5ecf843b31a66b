CREATE TABLE "shop"."t" (
    "ctid_a6768917" integer,
    "xmin_eafb2f50" integer,
    "a" integer
);
-- Put[schema=shop, table=t, keyColumns=[], columns=[ctid_a6768917, xmin_eafb2f50, a], foreignKeys=[]]
-- warning DdlWarning[code=name-changed, table=shop.t, text=the target's name of column ctid is ctid_a6768917]
-- warning DdlWarning[code=name-changed, table=shop.t, text=the target's name of column xmin is xmin_eafb2f50]
