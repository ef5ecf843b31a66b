ALTER TABLE "shop"."orders" ADD COLUMN "d" date DEFAULT '2024-05-06';
ALTER TABLE "shop"."orders" ALTER COLUMN "d" DROP DEFAULT;
ALTER TABLE "shop"."orders" ALTER COLUMN "d" SET DEFAULT CURRENT_DATE;
ALTER TABLE "shop"."orders" ADD COLUMN "t" time(0) DEFAULT '07:08:09';
ALTER TABLE "shop"."orders" ALTER COLUMN "t" DROP DEFAULT;
ALTER TABLE "shop"."orders" ALTER COLUMN "t" SET DEFAULT LOCALTIME;
ALTER TABLE "shop"."orders" ADD COLUMN "u" character varying(36) DEFAULT (gen_random_uuid())::text;
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created, d, t, u], foreignKeys=[]]
-- NeedsCopy[schema=shop, table=orders, why=old rows got (uuid()) in the new column u]
-- warning DdlWarning[code=session-time-zone, table=shop.orders, text=old rows got the time of the statement in the new column d; it is taken for UTC]
-- warning DdlWarning[code=session-time-zone, table=shop.orders, text=old rows got the time of the statement in the new column t; it is taken for UTC]
-- warning DdlWarning[code=needs-copy, table=shop.orders, text=old rows got (uuid()) in the new column u]
