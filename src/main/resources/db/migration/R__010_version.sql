-- v_version: the catalogue's version, for people and for programs that look before they touch it.
create or replace view sch_chameleon.v_version as
select 'camelion ' || max(h.version) as t_version
  from sch_chameleon.flyway_schema_history h
 where h.success;
