create table "Comp Key" ("K1" integer, "k 2" varchar(10), "Val""ue" text, primary key ("K1", "k 2"));
