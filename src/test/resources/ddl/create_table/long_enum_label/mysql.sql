CREATE TABLE t (v enum('llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll','short') NOT NULL DEFAULT 'short')
