delete from sch_chameleon.t_cascaded_rows c where c.i_id_cascade = any (?)
