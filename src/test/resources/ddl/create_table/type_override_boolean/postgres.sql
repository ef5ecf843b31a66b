CREATE TABLE "shop"."flags" (
    "id" integer NOT NULL,
    "active" boolean DEFAULT true NOT NULL,
    "n" smallint
);
ALTER TABLE "shop"."flags" ADD CONSTRAINT "flags_pkey" PRIMARY KEY ("id");
-- Put[schema=shop, table=flags, keyColumns=[id], columns=[id, active, n], foreignKeys=[]]
