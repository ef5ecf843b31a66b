select lane - 1 as lane
  from generate_series(1, sch_chameleon.fn_begin_lanes(
           cast(:#${header.CamelionBatchSize} as int), cast(:#${header.CamelionSourceId} as bigint),
           cast(:#${header.CamelionEpoch} as bigint))) lane
