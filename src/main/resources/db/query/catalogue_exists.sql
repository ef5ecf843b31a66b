select to_regclass('sch_chameleon.flyway_schema_history') is not null
