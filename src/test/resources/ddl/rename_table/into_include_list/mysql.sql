RENAME TABLE tmp_gho TO gho
