ALTER TABLE t MODIFY a varchar(20) COLLATE latin1_bin, MODIFY b varchar(30) CHARACTER SET utf8mb3, MODIFY c varchar(20) CHARACTER SET utf8mb4, MODIFY d varchar(20) CHARACTER SET utf8mb3
