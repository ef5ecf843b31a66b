CREATE TABLE a_id_seq (next int)
