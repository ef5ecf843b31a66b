select sch_chameleon.fn_process_batch(
       cast(:#${header.CamelionBatchSize} as int), cast(:#${header.CamelionSourceId} as bigint),
       cast(:#${header.CamelionEpoch} as bigint)) as more
