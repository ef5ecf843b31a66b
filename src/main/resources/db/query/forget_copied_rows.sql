-- rows that earlier copies discarded: the present one has met them again or not
delete from sch_chameleon.t_discarded_rows
 where i_id_source = ?
   and t_row_data is not null
