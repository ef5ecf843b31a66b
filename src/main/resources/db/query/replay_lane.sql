select sch_chameleon.fn_replay_lane(
           cast(:#${header.CamelionSourceId} as bigint), cast(:#${header.CamelionEpoch} as bigint),
           cast(:#${body[lane]} as int))
