package dev.camelion.copy;

import dev.camelion.catalogue.LeaseStore;
import dev.camelion.catalogue.Migrations;
import dev.camelion.catalogue.SnapshotStore;
import dev.camelion.catalogue.SourceStore;
import dev.camelion.catalogue.Sql;
import dev.camelion.lease.Lease;
import dev.camelion.model.SourcePosition;
import dev.camelion.model.TableId;
import dev.camelion.source.SourceAddress;
import dev.camelion.source.SourceConnections;
import dev.camelion.source.Tls;
import dev.camelion.testkit.Databases;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** MySQL databases and a PostgreSQL database with a catalogue, made for one test on the shared servers. */
public final class CopyFixture {
    private final Map<String, String> schemas = new TreeMap<>();
    private final String target = Databases.newPostgresDatabase("copy");
    private final long sourceId;
    private final SourceChanges alone;

    /** @param schemas of the target; each gets a MySQL database of its own */
    public CopyFixture(String... schemas) {
        for (var schema : schemas) {
            this.schemas.put(Databases.newMySqlDatabase(schema), schema);
        }
        var sql = new Sql(target());
        new Migrations(target(), sql).migrate();
        alone = new Alone(sql);
        sourceId = new SourceStore(sql).add("shop", this.schemas);
    }

    public static SourceConnections source() {
        var server = Databases.mySql();
        return new SourceConnections(new SourceAddress(
                server.host(),
                server.port(),
                server.user(),
                server.password(),
                Tls.PREFERRED,
                Optional.empty(),
                Duration.ofSeconds(10)));
    }

    public DataSource target() {
        var server = Databases.postgres();
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(target));
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }

    public long sourceId() {
        return sourceId;
    }

    public Map<String, String> schemas() {
        return schemas;
    }

    /** The MySQL database that becomes this schema. */
    public String database(String schema) {
        return schemas.entrySet().stream()
                .filter(entry -> entry.getValue().equals(schema))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Runs statements in one session of the source, which takes any value. */
    public void inSource(String schema, String... statements) {
        var all = new ArrayList<String>();
        try (var connection = source().open();
                var statement = connection.createStatement()) {
            statement.execute("use `" + database(schema) + "`");
            statement.execute("set sql_mode = ''");
            for (var sql : statements) {
                all.add(sql);
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " for " + all.get(all.size() - 1), e);
        }
    }

    public void inTarget(String... statements) {
        Databases.postgres().execute(target, statements);
    }

    /** The result of a query in the target: columns joined by {@code |}, NULL as {@code null}. */
    public List<String> rows(String query) {
        try (var connection = target().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set time zone 'UTC'");
            try (var rows = statement.executeQuery(query)) {
                var result = new ArrayList<String>();
                while (rows.next()) {
                    var line = new ArrayList<String>();
                    for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        line.add(rows.getString(i));
                    }
                    result.add(
                            String.join("|", line.stream().map(String::valueOf).toList()));
                }
                return result;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    public CopyPlan plan() {
        return plan(table -> true);
    }

    public CopyPlan plan(Predicate<TableId> included) {
        return new CopyPlan(sourceId, schemas, included, "{}", 2);
    }

    public InitialCopy copy() {
        return new InitialCopy(source(), target(), new PlainDesign(), new SnapshotStore(), alone);
    }

    public CopyResult run() throws SQLException {
        return copy().run(plan(), CopyProgress.NONE);
    }

    /** Cannot say what was written to the source: a second snapshot starts over. */
    private static final class Alone implements SourceChanges {
        private final Lease lease;

        private Alone(Sql sql) {
            this.lease = new Lease(new LeaseStore(sql));
        }

        @Override
        public Optional<String> lost(long loadingId) {
            return Optional.of("what was written since is not known here");
        }

        @Override
        public long own(long loadingId) {
            var name = "copy " + loadingId;
            if (!lease.isHeld(name)) {
                lease.take(name, loadingId);
            }
            return lease.epoch(name);
        }

        @Override
        public void log(long loadingId, SourcePosition upTo) {
            throw new AssertionError("changes that are not known were asked for");
        }

        @Override
        public void rest() {}
    }
}
