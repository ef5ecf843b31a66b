DROP TABLE IF EXISTS "shop"."orders";
DROP TYPE IF EXISTS "shop"."enum_orders_status";
DROP SCHEMA IF EXISTS "shop";
-- Dropped[schema=shop, table=orders]
