CREATE FULLTEXT INDEX ft ON orders (customer)
