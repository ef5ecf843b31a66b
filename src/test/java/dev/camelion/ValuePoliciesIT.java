package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that PostgreSQL cannot hold get the answer of their policy by the copy and by the stream, counted, and verify says equal. */
class ValuePoliciesIT {
    private static final String TABLE = """
            create table %s (
              id int primary key,
              d date not null,
              n date,
              at datetime(3) not null,
              stamp timestamp not null,
              t varchar(20),
              j json,
              span time(3) not null,
              flag tinyint(1) not null)
            """;
    // 2 is as it should be: no row stops another
    private static final String ROWS = """
            insert into %s values
              (%d, '2010-02-31', '0000-00-00', '2010-00-10 01:02:03', '0000-00-00', 'a\\0b', '["\\\\u0000x"]', '-838:59:59', 7),
              (%d, '2010-02-03', '2010-02-03', '1970-01-01', '2010-02-03', 'ab', '["x"]', '23:59:59.999', 1)
            """;

    @TempDir
    private Path home;

    @Test
    void zero_dates_become_null_and_the_rest_fits_as_usual() throws Exception {
        try (var one = new OneSource(home, "type-override: {\"tinyint(1)\": {to: boolean}}")) {
            copyAndStream(one);
            var rows = "select d, n, at, stamp, t, j, span, flag from src.a where id in (1, 3) order by id";
            one.await(rows, "null|null|null|null|ab|[\"x\"]|null|t", "null|null|null|null|ab|[\"x\"]|null|t");
            assertThat(one.discarded()).isEmpty();
            one.assertVerified();
            assertThat(one.adjustments())
                    .contains(
                            "a.d zero-date-null 2",
                            "a.n zero-date-null 2",
                            "a.at zero-date-null 2",
                            "a.stamp zero-date-null 2",
                            "a.t nul-character-strip 2",
                            "a.j nul-character-strip 2",
                            "a.span time-out-of-range-null 2",
                            "a.flag invalid-boolean-true 2",
                            "b.d zero-date-null 1",
                            "b.flag invalid-boolean-true 1");
            assertThat(
                            one.target(
                                    "select t_code, v_table, count(*) from sch_chameleon.t_ddl_warnings group by 1, 2 order by 2"))
                    .contains("not-null-dropped|b|4");
        }
    }

    @Test
    void every_other_value_is_kept_in_the_range_that_the_policy_names() throws Exception {
        try (var one = new OneSource(home, """
                type-override: {"tinyint(1)": {to: boolean}}
                zero-date: epoch
                nul-character: replace
                time-out-of-range: clamp
                invalid-boolean: null
                column-policy:
                  "src.*.stamp": {zero-date: -infinity}
                  "src.*.n": {zero-date: epoch}
                """)) {
            copyAndStream(one);
            var row = "1970-01-01|1970-01-01|1970-01-01 00:00:00|-infinity|a\uFFFDb|[\"\uFFFDx\"]|00:00:00|null";
            one.await("select d, n, at, stamp, t, j, span, flag from src.a where id in (1, 3) order by id", row, row);
            one.await("select d, n, at, stamp, t, j, span, flag from src.b where id = 1", row);
            assertThat(one.discarded()).isEmpty();
            one.assertVerified();
            assertThat(one.adjustments())
                    .contains(
                            "a.d zero-date-epoch 2",
                            "a.n zero-date-epoch 2",
                            "a.stamp zero-date-infinity 2",
                            "a.t nul-character-replace 2",
                            "a.span time-out-of-range-clamp 2",
                            "a.flag invalid-boolean-null 2");
            one.source("alter table b add column more date not null");
            one.await("select more from src.b order by id", "1970-01-01", "1970-01-01");
        }
    }

    @Test
    void a_row_that_a_policy_refuses_is_kept_with_its_reason_and_stops_no_other() throws Exception {
        try (var one = new OneSource(home, """
                type-override: {"tinyint(1)": {to: boolean}}
                nul-character: fail
                """)) {
            one.source(TABLE.formatted("a"), ROWS.formatted("a", 1, 2));
            assertThat(one.copy(TestReplica.QUIET).isClean()).isFalse();
            one.start();
            one.source(TABLE.formatted("b"), ROWS.formatted("a", 3, 4), ROWS.formatted("b", 1, 2));
            one.await("select id from src.a order by id", "2", "4");
            one.await("select id from src.b order by id", "2");
            var reason = "column t holds a NUL character, which nul-character: fail refuses";
            assertThat(one.discarded()).containsExactlyInAnyOrder("a: " + reason, "a: " + reason, "b: " + reason);
            one.source("update a set t = 'good', j = null where id in (1, 3)", "update a set t = x'00' where id = 2");
            one.await("select id, t from src.a order by id", "1|good", "2|ab", "3|good", "4|ab");
            Eventually.passes("only what is still wrong is open", Duration.ofSeconds(20), () -> assertThat(
                            one.target(
                                    "select v_table_name, v_sqlstate, enm_binlog_event from sch_chameleon.t_discarded_rows where enm_state = 'open' and i_id_event is not null order by 1, 3"))
                    .containsExactly("a|CM008|update", "b|CM008|insert"));
        }
    }

    @Test
    void each_policy_can_refuse_a_row() throws Exception {
        try (var one = new OneSource(home, """
                type-override: {"tinyint(1)": {to: boolean}}
                column-policy:
                  "src.z.*": {zero-date: fail}
                  "src.s.*": {time-out-of-range: fail}
                  "src.f.*": {invalid-boolean: fail}
                """)) {
            one.source(
                    "create table z (id int primary key, v date)",
                    "create table s (id int primary key, v time)",
                    "create table f (id int primary key, v tinyint(1))",
                    "insert into z values (1, '0000-00-00'), (2, '2020-01-01')",
                    "insert into s values (1, '-00:00:01'), (2, '01:00:00')",
                    "insert into f values (1, 2), (2, 1)");
            one.copy(TestReplica.QUIET);
            one.start();
            one.source(
                    "insert into z values (3, '2010-02-31'), (4, '2020-01-01')",
                    "insert into s values (3, '25:00:00'), (4, '24:00:00')",
                    "insert into f values (3, -1), (4, 0)");
            for (var table : new String[] {"z", "s", "f"}) {
                one.await("select id from src.%s order by id".formatted(table), "2", "4");
            }
            assertThat(one.discarded())
                    .containsExactlyInAnyOrder(
                            "z: column v holds a zero, partial or invalid date, which zero-date: fail refuses",
                            "z: column v holds a zero, partial or invalid date, which zero-date: fail refuses",
                            "s: column v holds -00:00:01, which time-out-of-range: fail refuses",
                            "s: column v holds 25:00:00, which time-out-of-range: fail refuses",
                            "f: column v holds 2, which invalid-boolean: fail refuses",
                            "f: column v holds -1, which invalid-boolean: fail refuses");
            assertThat(one.adjustments())
                    .containsExactlyInAnyOrder(
                            "z.v zero-date-fail 2", "s.v time-out-of-range-fail 2", "f.v invalid-boolean-fail 2");
        }
    }

    private static void copyAndStream(OneSource one) throws Exception {
        one.source(TABLE.formatted("a"), ROWS.formatted("a", 1, 2));
        one.copy(TestReplica.QUIET);
        one.start();
        one.source(TABLE.formatted("b"), ROWS.formatted("a", 3, 4), ROWS.formatted("b", 1, 2));
        one.await("select id from src.b order by id", "1", "2");
    }
}
