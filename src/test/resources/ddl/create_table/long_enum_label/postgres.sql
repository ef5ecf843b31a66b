CREATE TABLE "shop"."t" (
    "v" text DEFAULT 'short' NOT NULL,
    CONSTRAINT "enum_labels_1" CHECK ("v" IN ('', 'llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll', 'short'))
);
-- Put[schema=shop, table=t, keyColumns=[], columns=[v], foreignKeys=[]]
