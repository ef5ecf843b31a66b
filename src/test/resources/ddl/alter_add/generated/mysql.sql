ALTER TABLE orders ADD COLUMN dbl int AS (qty * 2) STORED, ADD j int AS (json_length(customer))
