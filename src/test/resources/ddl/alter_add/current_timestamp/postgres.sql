ALTER TABLE "shop"."orders" ADD COLUMN "ts" timestamptz(3) DEFAULT '2024-05-06 07:08:09.123+00' NOT NULL;
ALTER TABLE "shop"."orders" ALTER COLUMN "ts" DROP DEFAULT;
ALTER TABLE "shop"."orders" ALTER COLUMN "ts" SET DEFAULT CURRENT_TIMESTAMP(3);
ALTER TABLE "shop"."orders" ADD COLUMN "dt" timestamp(0) DEFAULT '2024-05-06 07:08:09';
ALTER TABLE "shop"."orders" ALTER COLUMN "dt" DROP DEFAULT;
ALTER TABLE "shop"."orders" ALTER COLUMN "dt" SET DEFAULT LOCALTIMESTAMP(0);
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created, ts, dt], foreignKeys=[]]
-- NeedsCopy[schema=shop, table=orders, why=old rows got fractions of a second in the new column ts, which the binlog does not have]
-- warning DdlWarning[code=session-time-zone, table=shop.orders, text=old rows got the time of the statement in the new column dt; it is taken for UTC]
-- warning DdlWarning[code=needs-copy, table=shop.orders, text=old rows got fractions of a second in the new column ts, which the binlog does not have]
