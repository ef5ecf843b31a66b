ALTER TABLE "shop"."orders" ALTER COLUMN "customer" TYPE date USING CASE WHEN "customer" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$' THEN "customer"::date ELSE NULL END;
-- Put[schema=shop, table=orders, keyColumns=[id], columns=[id, customer, qty, status, created], foreignKeys=[]]
-- NeedsCopy[schema=shop, table=orders, why=MySQL reads dates and times from text such as customer in its own way]
-- warning DdlWarning[code=needs-copy, table=shop.orders, text=MySQL reads dates and times from text such as customer in its own way]
