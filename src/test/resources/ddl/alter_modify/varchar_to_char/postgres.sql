UPDATE "shop"."orders" SET "customer" = rtrim("customer", ' ') WHERE "customer" LIKE '% ';
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
