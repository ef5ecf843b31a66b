CREATE TABLE "sales"."deals" (
    "id" integer NOT NULL,
    "stage" text DEFAULT 'won'
);
ALTER TABLE "sales"."deals" ADD CONSTRAINT "deals_pkey" PRIMARY KEY ("id");
-- Put[schema=sales, table=deals, keyColumns=[id], columns=[id, stage], foreignKeys=[]]
