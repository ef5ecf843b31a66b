drop schema if exists sch_chameleon cascade
