CREATE TABLE "shop"."t" (
    "id" integer NOT NULL,
    "n" integer,
    "s" smallint,
    "d" double precision,
    "v" character varying(10)
);
ALTER TABLE "shop"."t" ADD CONSTRAINT "t_pkey" PRIMARY KEY ("id");
CREATE INDEX "t_a" ON "shop"."t" (("n"::numeric + 1));
CREATE INDEX "t_b" ON "shop"."t" ((abs("s"::numeric)), ( - "d"), (lower("v")));
CREATE INDEX "t_c" ON "shop"."t" ((coalesce("n", "s")));
-- Put[schema=shop, table=t, keyColumns=[id], columns=[id, n, s, d, v], foreignKeys=[]]
