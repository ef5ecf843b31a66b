CREATE TABLE "shop"."t" (
    "a" character varying(36) DEFAULT (gen_random_uuid())::text,
    "b" integer DEFAULT (1 + 2),
    "c" jsonb DEFAULT '[]'::jsonb,
    "d" date DEFAULT CURRENT_DATE,
    "e" date
);
-- Put[schema=shop, table=t, keyColumns=[], columns=[a, b, c, d, e], foreignKeys=[]]
-- warning DdlWarning[code=default-not-carried, table=shop.t, text=column e: the default (curdate() + interval 1 year) has no translation]
