package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Geometries are bytes or PostGIS's own: what the target has at the copy decides, and holds until the next copy. */
class GeometryIT {
    private static final String TYPES = """
            select string_agg(format_type(a.atttypid, a.atttypmod), ',' order by a.attnum)
              from pg_attribute a where a.attrelid = 'src.%s'::regclass and a.attnum > 1""";

    @TempDir
    private Path home;

    @Test
    void without_postgis_geometries_are_bytes() throws Exception {
        try (var one = new OneSource(home, "")) {
            one.source("create table g (id int primary key, p point, c geometrycollection)");
            insert(one, "g", 1);
            one.copy(TestReplica.QUIET);
            one.start();
            insert(one, "g", 2);
            one.catchUp();
            assertThat(one.target(TYPES.formatted("g"))).containsExactly("bytea,bytea");
            assertThat(one.target("select distinct p, c from src.g")).hasSize(1);
            one.assertVerified();
            one.settings("type-override: {point: {to: geometry}}");
            var refused = catchThrowableOfType(ReplicaException.class, () -> one.copy(TestReplica.QUIET));
            assertThat(refused.code()).isEqualTo(ErrorCode.SETTING_INVALID);
            assertThat(refused).hasMessageContaining("Run CREATE EXTENSION postgis in the target");
        }
    }

    @Test
    void with_postgis_geometries_keep_their_srid() throws Exception {
        try (var one = new OneSource(home, "")) {
            requirePostGis(one);
            one.source("create table g (id int primary key, p point, c geometrycollection)");
            insert(one, "g", 1);
            one.copy(TestReplica.QUIET);
            one.replica().execute("create schema gis; create extension postgis schema gis");
            one.start();
            one.source("create table bytes (id int primary key, p point, c geometrycollection)");
            insert(one, "bytes", 1);
            one.catchUp();
            assertThat(one.target(TYPES.formatted("bytes")))
                    .as("an extension that came later changes nothing")
                    .containsExactly("bytea,bytea");
            one.replica().stop();

            one.copy(TestReplica.QUIET);
            one.start();
            one.source("create table later (id int primary key, p point, c geometrycollection)");
            insert(one, "g", 2);
            insert(one, "later", 1);
            one.source(
                    "update g set p = st_srid(point(7.5, 47), 4326) where id = 1",
                    "update g set p = st_srid(point(7.5, 47), 4326) where id = 2");
            one.catchUp();
            for (var table : List.of("g", "later")) {
                assertThat(one.target(TYPES.formatted(table))).containsExactly("gis.geometry,gis.geometry");
            }
            assertThat(one.target("select gis.st_asewkt(p), gis.st_asewkt(c) from src.g order by id"))
                    .containsOnly(
                            "SRID=4326;POINT(7.5 47)|SRID=3857;GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1))")
                    .hasSize(2);
            one.assertVerified();
            one.source("set sql_log_bin = 0", "update g set p = st_srid(p, 0) where id = 2", "set sql_log_bin = 1");
            assertThat(one.replica()
                            .operations()
                            .verify(OneSource.NAME, List.of(), TestReplica.QUIET)
                            .tables())
                    .filteredOn(table -> table.table().table().equals("g"))
                    .allSatisfy(table -> assertThat(table.isEqual())
                            .as("another SRID is a difference")
                            .isFalse());
        }
    }

    private static void requirePostGis(OneSource one) {
        if (one.target("select 1 from pg_available_extensions where name = 'postgis'")
                .isEmpty()) {
            System.out.println("skipped: the PostgreSQL of this run has no PostGIS; name one that has with"
                    + " -Dcamelion.test.postgres-url");
            throw new TestAbortedException("the target has no PostGIS");
        }
    }

    private static void insert(OneSource one, String table, int id) throws Exception {
        one.source(
                "insert into %s values (%d, st_srid(point(8.25, 46.5), 4326), st_geomfromtext('geometrycollection(point(1 2),linestring(0 0,1 1))', 3857))"
                        .formatted(table, id));
    }
}
