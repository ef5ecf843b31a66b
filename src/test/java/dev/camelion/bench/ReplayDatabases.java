package dev.camelion.bench;

import dev.camelion.catalogue.Migrations;
import dev.camelion.catalogue.Sql;
import dev.camelion.demo.embedded.PostgresOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL with the durability it has by default, and databases that are equal to the byte: each run gets a copy of
 * a template with the tables, and with the events as closed batches in the log.
 */
final class ReplayDatabases implements AutoCloseable {
    /** Events that both replays apply before they are measured, so that their statements are known to the session. */
    static final int WARM_UP = 2_000;

    private static final String TEMPLATE = "template_of_run";
    private static final String RUN = "run";

    private final PostgresServer server = Databases.ownPostgres(PostgresOptions.defaults()
            .withDurable(true)
            .with("shared_buffers=512MB", "max_wal_size=4GB", "autovacuum=off"));

    /** How the pages of a run's database stand to the last checkpoint. */
    enum Pages {
        /** A checkpoint has just ended: the first change of each page writes its image to WAL. */
        JUST_CHECKPOINTED("file_copy"),
        /** Every page was changed since: as it is most of the time under a steady load. */
        CHANGED_SINCE("wal_log");

        private final String strategy;

        Pages(String strategy) {
            this.strategy = strategy;
        }
    }

    Connection connect() {
        return server.connect("postgres");
    }

    boolean isLocal() {
        return server.restartable().isPresent();
    }

    /** Makes a database with the catalogue and so many tables of so many rows each. */
    void createBase(String name, int tables, long rows) throws SQLException {
        server.createDatabase(name);
        var target = new PGSimpleDataSource();
        target.setUrl(server.jdbcUrl(name));
        target.setUser(server.user());
        target.setPassword(server.password());
        new Migrations(target, new Sql(target)).migrate();
        server.execute(
                name,
                "create extension pg_prewarm",
                script("tables.sql"),
                script("events.sql"),
                script("per-row.sql"),
                "call bench.create_tables(%d, %d)".formatted(tables, rows),
                "select bench.add_source('shop')",
                "vacuum (freeze, analyze)");
    }

    /** Makes the template of the runs that follow: a base with a batch to warm up and the batch to measure. */
    void createTemplate(String base, String mix, int tables, long rows, int events) {
        server.execute(
                "postgres",
                "drop database if exists " + TEMPLATE,
                "create database %s template %s strategy file_copy".formatted(TEMPLATE, base));
        server.execute(
                TEMPLATE,
                "select bench.log_events(1, '%s', %d, %d, 0, %d)".formatted(mix, tables, rows, WARM_UP),
                "select bench.log_events(1, '%s', %d, %d, %d, %d)".formatted(mix, tables, rows, WARM_UP, events),
                "select sch_chameleon.fn_refresh_parts()",
                "checkpoint");
    }

    /** A session on a fresh copy of the template, all of it in memory. */
    Connection freshRun(Pages pages) {
        server.execute(
                "postgres",
                "drop database if exists " + RUN,
                "checkpoint",
                "create database %s template %s strategy %s".formatted(RUN, TEMPLATE, pages.strategy));
        server.execute(
                RUN,
                "select pg_prewarm(c.oid) from pg_class c where c.relkind in ('r', 'i') and c.relnamespace in"
                        + " ('sales'::regnamespace, 'sch_chameleon'::regnamespace)");
        return server.connect(RUN);
    }

    private static String script(String name) {
        try (var stream = ReplayDatabases.class.getResourceAsStream("/bench/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
