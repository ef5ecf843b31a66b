select sch_chameleon.fn_append_run(
       :#${header.CamelionSourceId}, :#${header.CamelionEpoch}, :#${header.CamelionAppends},
       :#schemas, :#tables, :#events, :#data, :#updates, :#queries, :#files, :#positions, :#times,
       :#transactions, :#ordinals, :#cascades, :#committed, cast(:#position as jsonb), cast(:#extras as jsonb)) as closed
