ALTER SEQUENCE IF EXISTS "shop"."a_id_seq" RENAME TO "a_id_sequence";
CREATE TABLE "shop"."a_id_seq" (
    "next" integer
);
-- Put[schema=shop, table=a_id_seq, keyColumns=[], columns=[next], foreignKeys=[]]
