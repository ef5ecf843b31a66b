package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types by override hold from the copy on, in CREATE TABLE and ALTER TABLE too, and a value that they do not hold is said. */
class TypeOverridesIT {
    private static final String OVERRIDES = """
            type-override:
              enum: {to: text}
              set: {to: text}
              "binary(16)": {to: uuid}
              "char(36)": {to: uuid}
              "varchar(36)": {to: uuid}
              time: {to: interval}
              datetime: {to: timestamptz, zone: Europe/Zurich}
              json: {to: json}
              "tinyint(1)": {to: boolean}
              "bit(8)": {to: smallint}
              "decimal(12,4)": {to: "numeric(10,2)"}
              bigint: {to: integer, tables: ["src.small*"]}
              text: {to: varchar(5), tables: ["src.small*"]}
            """;
    private static final String COLUMNS = """
            k binary(16) primary key, u char(36), w varchar(36), e enum('a','b c') not null default 'a', s set('p','q'),
            span time(3) not null default '-01:00:00', at datetime(6) default '2024-07-01 12:00:00', j json,
            f tinyint(1) default 1, b bit(8), n decimal(12,4) default 1.5
            """;
    private static final String TYPES =
            "k uuid,u uuid,w uuid,e text,s text,span interval,at timestamp(6) with time zone,j json,f boolean,b smallint,n numeric(10,2)";

    @TempDir
    private Path home;

    @Test
    void the_same_types_by_copy_by_create_and_by_alter() throws Exception {
        try (var one = new OneSource(home, OVERRIDES)) {
            one.source("create table o (%s)".formatted(COLUMNS));
            insert(one, "o", 1);
            one.copy(TestReplica.QUIET);
            one.start();
            one.source("create table p (%s)".formatted(COLUMNS));
            insert(one, "p", 1);
            insert(one, "o", 2);
            one.source("create table q (k binary(16) primary key)", "insert into q values (unhex(repeat('03', 16)))");
            for (var column : COLUMNS.replaceFirst("k binary.16. primary key,", "")
                    .strip()
                    .split(",\\s+(?=\\w+ )")) {
                one.source("alter table q add column " + column.replaceAll("\\s+", " "));
            }
            insert(one, "q", 1);
            one.source(
                    "update o set e = 'b c', s = 'p,q', span = '838:59:59', f = 0 where k = unhex(repeat('01', 16))",
                    "delete from p where u = '00000000-0000-0000-0000-000000000000'",
                    "delete from o where k = unhex(repeat('02', 16))");
            one.catchUp();
            for (var table : List.of("o", "p", "q")) {
                assertThat(one.target("""
                                select string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ',' order by a.attnum)
                                  from pg_attribute a where a.attrelid = 'src.%s'::regclass and a.attnum > 0""".formatted(table))).containsExactly(TYPES);
            }
            assertThat(one.target("select e, s, span, at at time zone 'UTC', f, b, n from src.o order by k"))
                    .containsExactly("b c|p,q|838:59:59|2024-07-01 10:00:00|f|5|1.50");
            assertThat(one.target("select span, at at time zone 'UTC', n from src.q where u is null"))
                    .containsExactly("-01:00:00|2024-07-01 10:00:00|1.50");
            assertThat(one.discarded()).isEmpty();
            one.assertVerified();
        }
    }

    private static void insert(OneSource one, String table, int id) throws Exception {
        one.source(
                "insert into %s (k, u, w, j, b) values (unhex(repeat('0%d', 16)), uuid(), uuid(), '{\"b\": [1.0], \"a\": null}', b'101')"
                        .formatted(table, id));
    }

    @Test
    void wall_clocks_of_a_zone_are_counted_where_there_is_none_or_are_two() throws Exception {
        try (var one = new OneSource(home, OVERRIDES)) {
            one.source("create table t (id int primary key, at datetime)");
            clocks(one, 0);
            one.copy(TestReplica.QUIET);
            one.start();
            clocks(one, 10);
            one.catchUp();
            assertThat(one.target("select at at time zone 'UTC' from src.t where id > 10 order by id"))
                    .containsExactly(
                            "2024-01-01 11:00:00", "2024-03-31 01:30:00", "2024-10-27 00:30:00", "1899-12-31 23:30:00")
                    .isEqualTo(one.target("select at at time zone 'UTC' from src.t where id < 10 order by id"));
            assertThat(one.adjustments()).containsExactly("t.at zone-gap 2", "t.at zone-overlap 2");
            one.assertVerified();
            one.source("delete from t where at = '2024-03-31 02:30:00'");
            one.catchUp();
            one.assertVerified();
        }
    }

    private static void clocks(OneSource one, int base) throws Exception {
        one.source(
                "insert into t values (%d, '2024-01-01 12:00:00'), (%d, '2024-03-31 02:30:00'), (%d, '2024-10-27 02:30:00'), (%d, '1900-01-01 00:30:00')"
                        .formatted(base + 1, base + 2, base + 3, base + 4));
    }

    @Test
    void a_later_value_that_the_type_does_not_hold_is_a_discarded_row() throws Exception {
        try (var one = new OneSource(home, OVERRIDES)) {
            one.source("create table small (id int primary key, b bigint, t text, n decimal(12,4), u char(36))");
            one.source("insert into small values (1, 7, '12345', 1.25, null)");
            one.copy(TestReplica.QUIET);
            one.start();
            one.source(
                    "insert into small (id, b) values (2, 3000000000), (3, 8)",
                    "insert into small (id, t) values (4, '123456'), (5, 'ab')",
                    "insert into small (id, t) values (6, 'ab    '), (7, 'é😀345')",
                    "insert into small (id, n) values (8, 1.2345), (9, 1.2300)",
                    "insert into small (id, u) values (10, 'none'), (11, '00112233-4455-6677-8899-AABBCCDDEEFF')");
            one.catchUp();
            assertThat(one.target("select id from src.small order by id"))
                    .containsExactly("1", "3", "5", "7", "9", "11");
            assertThat(one.discarded())
                    .containsExactlyInAnyOrder(
                            "small: value \"3000000000\" is out of range for type integer",
                            "small: column t holds 123456, which varchar(5) cannot",
                            "small: column t holds ab    , which varchar(5) cannot",
                            "small: column n holds 1.2345, which numeric(10,2) cannot",
                            "small: invalid input syntax for type uuid: \"none\"");
        }
    }

    @Test
    void a_narrow_type_is_refused_before_the_copy_with_what_the_rows_hold() throws Exception {
        try (var one = new OneSource(home, OVERRIDES)) {
            one.source(
                    "create table small (id int primary key, b bigint, t text, n decimal(12,4), u char(36))",
                    "insert into small values (1, -5, '1', 1, null), (2, 3000000000, '1234567', 1.2345, 'none')");
            var refused = catchThrowableOfType(ReplicaException.class, () -> one.copy(TestReplica.QUIET));
            assertThat(refused.code()).isEqualTo(ErrorCode.SETTING_INVALID);
            var table = one.database() + ".small";
            assertThat(refused)
                    .hasMessageContaining(
                            table
                                    + ".b has 1 rows that integer cannot hold, values from -5 to 3000000000 (it holds -2147483648 to 2147483647)")
                    .hasMessageContaining(
                            table
                                    + ".t has 1 rows that varchar(5) cannot hold, the longest has 7 characters (it holds 5 characters)")
                    .hasMessageContaining(
                            table
                                    + ".n has 1 rows that numeric(10,2) cannot hold, values from 1.0000 to 1.2345 (it holds 8 digits before the point and 2 behind)")
                    .hasMessageContaining(table
                            + ".u has 1 rows that uuid cannot hold, such as 'none' (it holds 32 hexadecimal digits");
            assertThat(one.target("select to_regclass('src.small')")).containsExactly("null");
            one.source("delete from small where id = 2");
            assertThat(one.copy(TestReplica.QUIET).isClean()).isTrue();
        }
    }

    @Test
    void another_override_than_at_the_copy_is_refused_at_the_start() throws Exception {
        try (var one = new OneSource(home, OVERRIDES)) {
            one.source("create table t (id int primary key, f tinyint(1), at datetime, span time)");
            one.copy(TestReplica.QUIET);
            one.settings(OVERRIDES
                    .replace("Europe/Zurich", "UTC")
                    .replace("\"tinyint(1)\": {to: boolean}", "\"tinyint(1)\": {to: integer}"));
            var refused = catchThrowableOfType(ReplicaException.class, one::start);
            assertThat(refused.code()).isEqualTo(ErrorCode.SETTING_INVALID);
            assertThat(refused)
                    .hasMessageContaining(one.database() + ".t.f is boolean in the target and would be integer")
                    .hasMessageContaining(
                            one.database()
                                    + ".t.at is timestamptz(0) (zone Europe/Zurich) in the target and would be timestamptz(0) (zone UTC)")
                    .hasMessageContaining("Set it back, or run init_replica");
            one.settings(OVERRIDES + "  year: {to: bigint}\n");
            one.start();
            one.source("insert into t values (1, 1, now(), '01:00:00')");
            one.await("select id, f from src.t", "1|t");
        }
    }
}
