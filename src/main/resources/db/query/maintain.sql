select sch_chameleon.fn_maintain(cast(:#${header.CamelionSourceId} as bigint),
       cast(:#${header.CamelionRetention} as interval))::text as done
