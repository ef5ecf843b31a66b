package dev.camelion.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.catalogue.Migrations;
import dev.camelion.catalogue.Sql;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The length of the log costs a replay call nothing: shown by the pages it touches and by the server's counts, not by
 * time. {@code -Dcamelion.test.log-rows=10000000} makes the long log ten times as long.
 */
class LogSizeIT {
    private static final long ROWS = Long.getLong("camelion.test.log-rows", 1_000_000);
    private static final int BATCH = 10_000;

    private static final Path SCRIPT = Path.of("src/test/resources/replay/log-size.sql");
    private static final Pattern BLOCKS = Pattern.compile("\"Shared (?:Hit|Read) Blocks\": (\\d+)");

    @Test
    void a_call_in_a_long_log_touches_as_many_pages_as_in_a_short_one() throws Exception {
        var shortLog = database(BATCH);
        var longLog = database(ROWS);
        var before = counts(longLog, "seq_scan");
        try (var inShort = Databases.postgres().connect(shortLog);
                var inLong = Databases.postgres().connect(longLog)) {
            var pages = pagesOfCalls(inShort);

            assertThat(pagesOfCalls(inLong)).as("at the start of the log").isBetween(pages / 2, pages * 2);
            leaveOneBatch(inLong);
            assertThat(pagesOfCalls(inLong)).as("at its end").isBetween(pages / 2, pages * 2);
        }
        awaitOthersGone(longLog);
        assertThat(counts(longLog, "seq_scan"))
                .as("sequential scans of the log")
                .isEqualTo(before);
        assertThat(counts(longLog, "n_dead_tup + n_tup_upd + n_tup_del"))
                .as("rows changed or removed in the log")
                .isEqualTo("0 0");
    }

    /** Nothing dies in the log and nothing is looked for in it but by key: a vacuum would read all of it for nothing. */
    @Test
    void log_tables_are_left_alone_by_autovacuum() throws Exception {
        assertThat(number(database(BATCH), """
                select count(*)
                  from pg_class c left join pg_class t on t.oid = c.reltoastrelid
                 where c.relname in ('t_log_replica_1_src_1', 't_log_replica_2_src_1')
                   and c.reloptions @> '{autovacuum_enabled=false}' and t.reloptions @> '{autovacuum_enabled=false}'""")).isEqualTo(2);
    }

    /** A database of which the log has so many events in closed batches. */
    private static String database(long events) throws SQLException, IOException {
        var batches = Math.max(1, events / BATCH);
        var server = Databases.postgres();
        var name = Databases.newPostgresDatabase("log_size");
        var target = new PGSimpleDataSource();
        target.setUrl(server.jdbcUrl(name));
        target.setUser(server.user());
        target.setPassword(server.password());
        new Migrations(target, new Sql(target)).migrate();
        server.execute(
                name,
                Files.readString(SCRIPT),
                "call shop.log_updates(%d, %d)".formatted(batches, BATCH),
                "analyze shop.counter");
        awaitOthersGone(name);
        assertThat(counts(name, "n_tup_ins")).isEqualTo(batches * BATCH + " 0");
        return name;
    }

    /** A session that ends adds what it did to the server's statistics before it goes. */
    private static void awaitOthersGone(String database) {
        Eventually.passes("no other session is left", () -> assertThat(text(database, """
                        select count(*) from pg_stat_activity
                         where datname = current_database() and pid <> pg_backend_pid()
                           and backend_type = 'client backend'"""))
                .isEqualTo("0"));
    }

    /** A number of the server's statistics for both log tables. */
    private static String counts(String database, String number) throws SQLException {
        return text(
                database,
                "select string_agg((%s)::text, ' ' order by relname) from pg_stat_user_tables where relname like '%s'"
                        .formatted(number, "t\\_log\\_replica\\__\\_src\\_1"));
    }

    /** Pages that a call of 1,000 events touches, once the session knows its statements: the fewest of three calls. */
    private static long pagesOfCalls(Connection session) throws SQLException {
        var fewest = Long.MAX_VALUE;
        for (var call = 0; call < 6; call++) {
            var plan = text(
                    session, "explain (analyze, buffers, format json) select sch_chameleon.fn_process_batch(1000, 1)");
            var pages = BLOCKS.matcher(plan)
                    .results()
                    .limit(2)
                    .mapToLong(blocks -> Long.parseLong(blocks.group(1)))
                    .sum();
            fewest = call < 3 ? fewest : Math.min(fewest, pages);
        }
        return fewest;
    }

    /** As if all batches but the last were replayed. */
    private static void leaveOneBatch(Connection session) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute("""
                    with replayed as (
                        update sch_chameleon.t_replica_batch b
                           set b_replayed = true
                         where b.b_processed
                           and b.i_id_batch < (select max(i_id_batch) from sch_chameleon.t_replica_batch where b_processed)
                        returning b.i_id_batch)
                    delete from sch_chameleon.t_batch_events e using replayed r where e.i_id_batch = r.i_id_batch""");
        }
    }

    private static long number(String database, String query) throws SQLException {
        return Long.parseLong(text(database, query));
    }

    private static String text(String database, String query) throws SQLException {
        try (var connection = Databases.postgres().connect(database)) {
            return text(connection, query);
        }
    }

    private static String text(Connection session, String query) throws SQLException {
        try (var statement = session.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
