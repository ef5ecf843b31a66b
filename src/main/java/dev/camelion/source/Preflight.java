package dev.camelion.source;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.GtidSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Whether a server can be a source as it is set up now. Changes nothing. */
public final class Preflight {
    private final Connection connection;
    private final Collection<String> databases;
    private final List<ReplicaException> findings = new ArrayList<>();

    private Preflight(Connection connection, Collection<String> databases) {
        this.connection = connection;
        this.databases = databases;
    }

    /** @throws ReplicaException for the first of the {@link #findings} */
    public static void check(Connection connection, Collection<String> databases) throws SQLException {
        var findings = findings(connection, databases);
        if (!findings.isEmpty()) {
            throw findings.get(0);
        }
    }

    /** The same over a connection of its own. */
    public static void check(SourceConnections connections, Collection<String> databases) {
        try (var connection = connections.open()) {
            check(connection, databases);
        } catch (SQLException failure) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_UNREACHABLE,
                    "the source broke off while it was checked: " + failure.getMessage(),
                    "Look at the server's error log",
                    failure);
        }
    }

    /** Everything that keeps the server from being a source, the gravest first. */
    public static List<ReplicaException> findings(Connection connection, Collection<String> databases)
            throws SQLException {
        var preflight = new Preflight(connection, databases);
        if (preflight.isKnownServer()) {
            preflight.findings.addAll(LoggingVariables.findings(LoggingVariables.read(connection)));
            preflight.checkGtids();
            preflight.checkGrants();
            preflight.checkFilters();
        }
        return List.copyOf(preflight.findings);
    }

    private void add(ErrorCode code, String problem, String hint) {
        findings.add(new ReplicaException(code, problem, hint));
    }

    private boolean isKnownServer() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT VERSION(), @@version_comment")) {
            row.next();
            var version = row.getString(1);
            if ((version + row.getString(2)).toLowerCase(java.util.Locale.ROOT).contains("mariadb")) {
                add(
                        ErrorCode.SOURCE_UNSUPPORTED,
                        "the source is MariaDB (%s), whose GTIDs and JSON are not MySQL's".formatted(version),
                        "Replicate from MySQL 8.0 to 9.x");
                return false;
            }
            var metaData = connection.getMetaData();
            if (metaData.getDatabaseMajorVersion() * 100 + metaData.getDatabaseMinorVersion() < 507) {
                add(
                        ErrorCode.SOURCE_UNSUPPORTED,
                        "the source is MySQL %s".formatted(version),
                        "Upgrade it to MySQL 8.0 or later");
                return false;
            }
            return true;
        }
    }

    private void checkGtids() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT @@global.gtid_executed")) {
            row.next();
            if (Arrays.stream(row.getString(1).split(",")).anyMatch(GtidSet::isTagged)) {
                add(
                        ErrorCode.GTID_TAGGED,
                        "the source has executed transactions with tagged GTIDs, which the binlog reader does not know",
                        "Set gtid_next to AUTOMATIC in every session of the source");
            }
        }
    }

    private void checkGrants() throws SQLException {
        var grants = Grants.read(connection);
        var missing = new ArrayList<String>();
        // with GTIDs there is a snapshot without a lock
        var isLockNeeded = !grants.has("RELOAD") && !grants.has("FLUSH_TABLES") && !new GtidState(connection).isOn();
        for (var right : List.of("REPLICATION SLAVE", "REPLICATION CLIENT")) {
            if (!grants.has(right)) {
                missing.add(right + " ON *.*");
            }
        }
        for (var database : databases) {
            if (!grants.has("SELECT", database)) {
                missing.add("SELECT ON %s.*".formatted(Quoted.name(database)));
            }
            if (isLockNeeded && !grants.has("LOCK TABLES", database)) {
                missing.add("LOCK TABLES ON %s.* (or RELOAD ON *.*)".formatted(Quoted.name(database)));
            }
        }
        if (!missing.isEmpty()) {
            add(
                    ErrorCode.SOURCE_RIGHTS_MISSING,
                    "the source's user lacks " + String.join(", ", missing),
                    "Grant it, then try again");
        }
    }

    private void checkFilters() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(SourcePositions.statusStatement(connection))) {
            if (row.next() && !(row.getString("Binlog_Do_DB") + row.getString("Binlog_Ignore_DB")).isEmpty()) {
                add(
                        ErrorCode.SOURCE_NOT_ROW_BASED,
                        "the source has binlog_do_db or binlog_ignore_db set, so that its log is not whole",
                        "Start the server without them");
            }
        } catch (SQLException e) {
            if (!MySqlErrors.isDenied(e)) {
                throw e;
            }
        }
    }
}
