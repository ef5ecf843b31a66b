SET STATEMENT max_statement_time=10 FOR ALTER TABLE orders ADD z int
