CREATE TABLE "shop"."visits" (
    "at" integer
);
CREATE INDEX "visits_at" ON "shop"."visits" ("at");
DO 'BEGIN GRANT SELECT ON TABLE "shop"."visits" TO "public"; EXCEPTION WHEN undefined_object THEN RAISE WARNING ''%'', SQLERRM; END';
DO 'BEGIN GRANT SELECT ON TABLE "shop"."visits" TO "it''s ""a"" reader"; EXCEPTION WHEN undefined_object THEN RAISE WARNING ''%'', SQLERRM; END';
-- Put[schema=shop, table=visits, keyColumns=[], columns=[at], foreignKeys=[]]
