CREATE TABLE "shop"."t" (
    "id" integer NOT NULL,
    "a" bytea,
    "b" bytea,
    "c" bytea NOT NULL
);
ALTER TABLE "shop"."t" ADD CONSTRAINT "t_pkey" PRIMARY KEY ("id");
-- Put[schema=shop, table=t, keyColumns=[id], columns=[id, a, b, c], foreignKeys=[]]
