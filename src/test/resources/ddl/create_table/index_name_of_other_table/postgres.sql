ALTER INDEX "shop"."a_b_c" RENAME TO "a_b_c_idx";
CREATE TABLE "shop"."a_b_c" (
    "id" integer NOT NULL
);
ALTER TABLE "shop"."a_b_c" ADD CONSTRAINT "a_b_c_pkey" PRIMARY KEY ("id");
-- Put[schema=shop, table=a, keyColumns=[id], columns=[id, b_c], foreignKeys=[]]
-- Put[schema=shop, table=a_b_c, keyColumns=[id], columns=[id], foreignKeys=[]]
