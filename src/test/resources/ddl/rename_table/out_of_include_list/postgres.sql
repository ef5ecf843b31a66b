DROP TABLE IF EXISTS "shop"."orders";
DROP TYPE IF EXISTS "shop"."enum_orders_status";
-- Dropped[schema=shop, table=orders]
