CREATE TYPE "shop"."enum_tmp_gho_v" AS ENUM ('a', 'b');
CREATE TABLE "shop"."gho" (
    "id" integer NOT NULL,
    "v" "shop"."enum_tmp_gho_v"
);
ALTER TABLE "shop"."gho" ADD CONSTRAINT "tmp_gho_pkey" PRIMARY KEY ("id");
-- Put[schema=shop, table=gho, keyColumns=[id], columns=[id, v], foreignKeys=[]]
-- NeedsCopy[schema=shop, table=gho, why=its rows were not replicated under its old name shop.tmp_gho]
-- warning DdlWarning[code=needs-copy, table=shop.gho, text=its rows were not replicated under its old name shop.tmp_gho]
