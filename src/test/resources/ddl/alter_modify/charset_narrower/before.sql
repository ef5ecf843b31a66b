CREATE TABLE t (a varchar(20), b text, c varchar(20) CHARACTER SET utf8mb3, d varchar(20) CHARACTER SET latin1) CHARSET utf8mb4;
