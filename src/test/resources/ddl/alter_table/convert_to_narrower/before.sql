CREATE TABLE t (a varchar(20), b varchar(20) CHARACTER SET latin1, c enum('x')) CHARSET utf8mb4;
