ALTER TABLE "shop"."orders" RENAME COLUMN "customer" TO "client";
ALTER TABLE "shop"."orders" ALTER COLUMN "client" TYPE character varying(100) USING "client"::character varying(100);
UPDATE "shop"."orders" SET "client" = '' WHERE "client" IS NULL;
ALTER TABLE "shop"."orders" ALTER COLUMN "client" SET NOT NULL;
ALTER TABLE "shop"."orders" ALTER COLUMN "client" SET DEFAULT 'x';
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[client, id, qty, status, created], foreignKeys=[]]
