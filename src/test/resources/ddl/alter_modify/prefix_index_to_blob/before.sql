CREATE TABLE t (a text, KEY k (a(10)));
