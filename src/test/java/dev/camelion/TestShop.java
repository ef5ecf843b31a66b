package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.config.TablePattern;
import dev.camelion.testkit.DatabaseServer;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import dev.camelion.testkit.PostgresServer;
import dev.camelion.testkit.ReplicaHome;
import dev.camelion.testkit.Replicated;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;

/** A source {@code shop} with one database, replicated into a target of its own by the test's process. */
public final class TestShop implements Replicated, AutoCloseable {
    static final String SOURCE = "shop";

    private final MySqlServer mysql;
    private final String database;
    private final PostgresServer postgres;
    private final String targetDatabase;
    private final Path directory;
    private final List<String> databases;
    private ReplicaHome home;
    private final TestReplica replica;

    private TestShop(
            Path directory,
            MySqlServer mysql,
            PostgresServer postgres,
            List<String> more,
            String settings,
            String... statements) {
        this.mysql = mysql;
        this.database = Databases.uniqueName(SOURCE);
        mysql.createDatabase(database);
        mysql.execute(database, statements);
        var databases = new ArrayList<>(more);
        databases.add(database);
        this.postgres = postgres;
        this.targetDatabase = Databases.uniqueName("replica");
        postgres.createDatabase(targetDatabase);
        var lines = settings.contains("%s") || settings.contains("%1$s") ? settings.formatted(database) : settings;
        this.directory = directory;
        this.databases = databases;
        this.home = ReplicaHome.in(directory, postgres, targetDatabase).source(SOURCE, mysql, databases, lines);
        this.replica = new TestReplica(directory);
    }

    /** Writes the settings anew, with these YAML lines for the source; what runs does not look at them by itself. */
    void settings(String lines) {
        home = ReplicaHome.in(directory, postgres, targetDatabase).source(SOURCE, mysql, databases, lines);
    }

    ReplicaHome home() {
        return home;
    }

    /** The source's status. */
    String status() {
        return replica.status(SOURCE).status();
    }

    /** Copied, and not started. */
    static TestShop copied(Path directory, MySqlServer mysql, PostgresServer postgres, String... statements) {
        return copiedWith(directory, mysql, postgres, "", statements);
    }

    private static TestShop copiedWith(
            Path directory, MySqlServer mysql, PostgresServer postgres, String settings, String... statements) {
        var shop = new TestShop(directory, mysql, postgres, List.of(), settings, statements);
        shop.replica.initialise(SOURCE);
        return shop;
    }

    /** With more settings of the source, as YAML lines; {@code %1$s} is the database. */
    static TestShop runningWith(Path directory, MySqlServer mysql, String settings, String... statements)
            throws Exception {
        var shop = copiedWith(directory, mysql, Databases.postgres(), settings, statements);
        shop.start();
        return shop;
    }

    /** On the shared servers, copied and running. */
    static TestShop running(Path directory, String... statements) throws Exception {
        return running(directory, Databases.mySql(), statements);
    }

    public static TestShop running(Path directory, MySqlServer mysql, String... statements) throws Exception {
        var shop = copied(directory, mysql, Databases.postgres(), statements);
        shop.start();
        return shop;
    }

    /** With more databases in its mapping, which need not be there yet. */
    public static TestShop running(Path directory, MySqlServer mysql, List<String> more) throws Exception {
        var shop = new TestShop(directory, mysql, Databases.postgres(), more, "");
        shop.replica.initialise(SOURCE);
        shop.start();
        return shop;
    }

    /** Neither copied nor started, with more settings of the source, as YAML lines; {@code %1$s} is the database. */
    public static TestShop prepared(Path directory, MySqlServer mysql, String settings) {
        return new TestShop(directory, mysql, Databases.postgres(), List.of(), settings);
    }

    public void initialise() {
        replica.initialise(SOURCE);
    }

    /** The tables that {@code verify} does not find equal. */
    public List<String> unequal() {
        return replica.operations().verify(SOURCE, List.of(), TestReplica.QUIET).tables().stream()
                .filter(table -> !table.isEqual())
                .map(Object::toString)
                .toList();
    }

    /** Copies a table again; whether it is whole. */
    public boolean sync(String table) {
        return replica.operations()
                .syncTables(SOURCE, List.of(new TablePattern(database + "." + table)), false, TestReplica.QUIET)
                .isClean();
    }

    /** Why rows were discarded, by table. */
    public List<String> discarded() {
        return replica.discarded();
    }

    public void start() throws Exception {
        replica.start(SOURCE);
        replica.awaitRunning(SOURCE);
    }

    public void stop() {
        replica.stop();
    }

    TestReplica replica() {
        return replica;
    }

    @Override
    public MySqlServer mysql() {
        return mysql;
    }

    @Override
    public String database() {
        return database;
    }

    @Override
    public Connection connectTarget() {
        return postgres.connect(targetDatabase);
    }

    @Override
    public String awaitRowOrError(String table, String condition) {
        return awaitRowOrError(table, condition, Duration.ofSeconds(60));
    }

    public String awaitRowOrError(String table, String condition, Duration limit) {
        var sql = "select 1 from \"%s\".%s where %s".formatted(database, table, condition);
        Eventually.holds(
                "the target has a row with " + condition,
                limit,
                () -> !replica.query(sql).isEmpty()
                        || replica.status(SOURCE).status().equals("error"));
        return replica.query(sql).isEmpty() ? replica.status(SOURCE).message() : "";
    }

    /** Runs statements on the source, on one connection. */
    void source(String... statements) {
        mysql.execute(database, statements);
    }

    /** What the target's query gives, {@code %s} being the schema. */
    List<String> target(String sql) {
        return replica.query(sql.formatted('"' + database + '"'));
    }

    void awaitTarget(String sql, String... rows) {
        Eventually.passes(
                "the target has what the source has",
                () -> assertThat(target(sql)).as("%s", replica.status(SOURCE)).containsExactly(rows));
    }

    /** Waits until a table has the same rows on both sides; for columns that both print alike. */
    void awaitEqual(String table) {
        var rows = query(mysql, database, "select * from " + table);
        Eventually.passes(table + " is equal", () -> assertThat(target("select * from %s." + table))
                .as("%s", replica.status(SOURCE))
                .containsExactlyInAnyOrderElementsOf(rows));
    }

    /** Waits until a query of the log gives one value. */
    void awaitLogged(String sql, String value) {
        Eventually.passes("the log holds what was written", () -> assertThat(replica.query(sql))
                .as("%s", replica.status(SOURCE))
                .containsExactly(value));
    }

    /** Waits until the source is in state error, with a message that holds the text. */
    void awaitError(String text) {
        Eventually.passes("the status says " + text, () -> {
            var status = replica.status(SOURCE);
            assertThat(status.status()).as("%s", status).isEqualTo("error");
            assertThat(status.message()).contains(text);
        });
    }

    /** The state of a table and why. */
    String table(String name) {
        return replica.operations().tables(SOURCE).stream()
                .filter(table -> table.target().equals(database + "." + name))
                .map(table -> table.status() + ": " + table.message())
                .findFirst()
                .orElse("unknown");
    }

    /** Stops or starts a route as an operator does it, over JMX. */
    void route(String operation, String route) {
        try {
            var server = ManagementFactory.getPlatformMBeanServer();
            server.invoke(
                    new ObjectName("org.apache.camel:context=camelion,type=routes,name=\"%s\"".formatted(route)),
                    operation,
                    new Object[0],
                    new String[0]);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps what is logged from being replayed until {@link #goOnReplaying}. */
    void holdReplay() {
        route("stop", "replay-timer-" + SOURCE);
        route("stop", "replay-" + SOURCE);
    }

    void goOnReplaying() {
        route("start", "replay-" + SOURCE);
        route("start", "replay-timer-" + SOURCE);
    }

    static List<String> query(DatabaseServer server, String database, String sql) {
        try (var connection = server.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var result = new ArrayList<String>();
            while (rows.next()) {
                var line = new ArrayList<String>();
                for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    line.add(String.valueOf(rows.getString(i)));
                }
                result.add(String.join("|", line));
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        replica.close();
    }
}
