package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.cli.operation.InitResult;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.PostgresServer;
import dev.camelion.testkit.ReplicaHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A small shop in the source, and a target in which an application has tables of its own for it, with one row. */
final class ApplicationSchema implements AutoCloseable {
    static final String SOURCE = "app";

    private final Path home;
    private final String database = Databases.newMySqlDatabase("app");
    private final String targetDatabase = Databases.newPostgresDatabase("app");
    private final Connection source = Databases.mySql().connect(database);
    private TestReplica replica;

    ApplicationSchema(Path home) throws SQLException {
        this.home = home;
        connectAs(Databases.postgres());
        source(
                "create table customer (id int auto_increment primary key, name varchar(40) not null,"
                        + " vip tinyint(1) not null)",
                "create table orders (id int primary key, customer_id int not null, state enum('new', 'paid') not null,"
                        + " amount decimal(10, 2) not null, total decimal(10, 2) not null, placed datetime not null)",
                "insert into customer (name, vip) values ('Ann', 1), ('Bob', 0)",
                "insert into orders values (1, 1, 'new', 2.50, 0, '2024-01-01 10:00:00'),"
                        + " (2, 2, 'paid', 10, 0, '2024-01-02 10:00:00')");
        target(script("application.sql"));
    }

    /** Lets the replica work with the role of this server. */
    void connectAs(PostgresServer server) {
        connectAs(server, "keep-existing-schema: true");
    }

    void connectAs(PostgresServer server, String setting) {
        if (replica != null) {
            replica.close();
        }
        ReplicaHome.in(home, server, targetDatabase)
                .source(SOURCE, Databases.mySql(), Map.of(database, "shop"), """
                        type-override:
                          "tinyint(1)": {to: boolean}
                        """ + setting + "\n");
        replica = new TestReplica(home);
    }

    TestReplica replica() {
        return replica;
    }

    String targetDatabase() {
        return targetDatabase;
    }

    void source(String... statements) throws SQLException {
        try (var statement = source.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** As the superuser. */
    void target(String... statements) {
        Databases.postgres().execute(targetDatabase, statements);
    }

    InitResult copy() {
        replica.operations().createSchema();
        if (replica.operations().sources().stream().allMatch(entry -> entry.id() == null)) {
            replica.operations().addSource(SOURCE);
        }
        return replica.operations().initReplica(SOURCE, TestReplica.QUIET);
    }

    void start() throws Exception {
        replica.start(SOURCE);
        replica.awaitRunning(SOURCE);
    }

    List<String> rows(String query) {
        return replica.query(query);
    }

    void await(String query, String... rows) {
        Eventually.passes(query, () -> assertThat(rows(query)).containsExactly(rows));
    }

    /** Columns, constraints, indexes, triggers and rights of the application's schemas, with their comments. */
    List<String> structure() {
        return rows(script("structure.sql"));
    }

    void assertCopied() {
        assertThat(rows("select id, name, vip, imported_at is not null, remark from shop.customer order by id"))
                .containsExactly("1|Ann|t|t|null", "2|Bob|f|t|null");
        assertThat(rows("select id, customer_id, state, amount, total, placed from shop.orders order by id"))
                .containsExactly("1|1|new|2.50|5.00|2024-01-01 10:00:00", "2|2|paid|10.00|20.00|2024-01-02 10:00:00");
        assertThat(rows("select * from app.seen")).isEmpty();
    }

    void assertUntouched(List<String> structure) {
        assertThat(rows("select name from shop.customer")).containsExactly("Zoe");
        assertThat(structure()).isEqualTo(structure);
    }

    private static String script(String name) {
        try (var stream = ApplicationSchema.class.getResourceAsStream("/existing-schema/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        source.close();
        replica.close();
    }
}
