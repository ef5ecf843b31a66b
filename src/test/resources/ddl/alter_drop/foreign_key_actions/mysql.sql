ALTER TABLE order_lines DROP FOREIGN KEY line_of
