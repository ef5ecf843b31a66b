ALTER TABLE "shop"."orders" ADD COLUMN "a" character varying(10) DEFAULT '' NOT NULL;
ALTER TABLE "shop"."orders" ALTER COLUMN "a" DROP DEFAULT;
ALTER TABLE "shop"."orders" ADD COLUMN "b" integer DEFAULT 0 NOT NULL;
ALTER TABLE "shop"."orders" ALTER COLUMN "b" DROP DEFAULT;
CREATE TYPE "shop"."enum_orders_c" AS ENUM ('x', 'y');
ALTER TABLE "shop"."orders" ADD COLUMN "c" "shop"."enum_orders_c" DEFAULT 'x' NOT NULL;
ALTER TABLE "shop"."orders" ALTER COLUMN "c" DROP DEFAULT;
ALTER TABLE "shop"."orders" ADD COLUMN "d" date;
DO $rule$BEGIN IF NOT EXISTS (SELECT FROM "shop"."orders" WHERE "d" IS NULL) THEN ALTER TABLE "shop"."orders" ALTER COLUMN "d" SET NOT NULL; END IF; END$rule$;
ALTER TABLE "shop"."orders" ADD COLUMN "e" bit(3) DEFAULT B'000' NOT NULL;
ALTER TABLE "shop"."orders" ALTER COLUMN "e" DROP DEFAULT;
ALTER TABLE "shop"."orders" ADD COLUMN "f" bytea DEFAULT '\x0000'::bytea NOT NULL;
ALTER TABLE "shop"."orders" ALTER COLUMN "f" DROP DEFAULT;
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created, a, b, c, d, e, f], foreignKeys=[]]
-- warning DdlWarning[code=zero-date, table=shop.orders, text=old rows got a zero date in the new column d]
