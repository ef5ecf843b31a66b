ALTER TABLE "shop"."orders" ALTER COLUMN "created" TYPE timestamptz(0) USING ("created" AT TIME ZONE 'UTC')::timestamptz(0);
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
-- NeedsCopy[schema=shop, table=orders, why=created was converted in the time zone of the session, which the binlog does not have]
-- warning DdlWarning[code=needs-copy, table=shop.orders, text=created was converted in the time zone of the session, which the binlog does not have]
