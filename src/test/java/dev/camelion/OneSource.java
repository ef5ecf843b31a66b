package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.cli.operation.InitResult;
import dev.camelion.cli.operation.Progress;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import dev.camelion.testkit.ReplicaHome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A replica of one MySQL database, from a session that takes any value. In statements {@code src} is its schema. */
final class OneSource implements AutoCloseable {
    static final String NAME = "values";

    private final Path home;
    private final MySqlServer mysql;
    private final String database;
    private final String target = Databases.newPostgresDatabase("values");
    private final Connection source;
    private TestReplica replica;

    OneSource(Path home, String settings) throws SQLException {
        this(home, Databases.mySql(), settings);
    }

    OneSource(Path home, MySqlServer mysql, String settings) throws SQLException {
        this.home = home;
        this.mysql = mysql;
        this.database = Databases.uniqueName("values");
        mysql.createDatabase(database);
        this.source = mysql.connect(database);
        source("set sql_mode = 'ALLOW_INVALID_DATES'");
        settings(settings);
    }

    /** The replica as other settings make it. */
    void settings(String settings) {
        if (replica != null) {
            replica.close();
        }
        ReplicaHome.in(home, Databases.postgres(), target)
                .source(NAME, mysql, List.of(database), settings.replace("src.", database + "."));
        replica = new TestReplica(home);
    }

    TestReplica replica() {
        return replica;
    }

    String database() {
        return database;
    }

    void source(String... statements) throws SQLException {
        for (var sql : statements) {
            try (var statement = source.createStatement()) {
                statement.execute(sql.replace("src.", "`" + database + "`."));
            } catch (SQLException e) {
                throw new SQLException(sql + ": " + e.getMessage(), e);
            }
        }
    }

    InitResult copy(Progress progress) {
        replica.operations().createSchema();
        if (replica.operations().sources().stream().allMatch(entry -> entry.id() == null)) {
            replica.operations().addSource(NAME);
        }
        return replica.operations().initReplica(NAME, progress);
    }

    void start() throws Exception {
        replica.start(NAME);
        replica.awaitRunning(NAME);
    }

    /** Rows of the target, columns joined by a bar. */
    List<String> target(String sql) {
        return replica.query(sql.replace("src.", "\"" + database + "\"."));
    }

    void await(String sql, String... rows) {
        Eventually.passes(
                sql, Duration.ofSeconds(30), () -> assertThat(target(sql)).containsExactly(rows));
    }

    /** Waits until all that the source did until now is in the target. */
    void catchUp() throws SQLException {
        source(
                "create table if not exists caught_up (id int auto_increment primary key)",
                "insert into caught_up values ()");
        var count = rows("select count(*) from caught_up");
        Eventually.passes("the target has caught up", Duration.ofSeconds(30), () -> assertThat(
                        target("select count(*) from src.caught_up"))
                .containsExactly(count));
    }

    private String rows(String sql) throws SQLException {
        try (var statement = source.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    void assertVerified() {
        assertThat(replica.operations()
                        .verify(NAME, List.of(), TestReplica.QUIET)
                        .tables())
                .allSatisfy(table -> assertThat(table.isEqual()).as("%s", table).isTrue());
    }

    /** What was done to values, as {@code table.column kind count}. */
    List<String> adjustments() {
        return replica.operations().errorSummary(List.of(NAME), List.of()).get(0).adjustments().stream()
                .map(count -> "%s.%s %s %d"
                        .formatted(count.table().table(), count.column(), count.adjustment(), count.values()))
                .toList();
    }

    /** Open discarded rows, as {@code table: error}. */
    List<String> discarded() {
        return replica.operations().errors(List.of(NAME), List.of(), 100).get(0).rows().stream()
                .map(row -> row.table().table() + ": " + row.error())
                .toList();
    }

    @Override
    public void close() throws SQLException {
        source.close();
        replica.close();
    }
}
