delete from sch_chameleon.t_replay_holds where i_id_source = ? and ts_expires = cast(? as timestamptz)
