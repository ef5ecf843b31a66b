package dev.camelion.copy;

import dev.camelion.catalogue.Queries;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps by which tables are emptied and filled again in one transaction. */
final class Reload {
    private static final String SESSION = Queries.load("reload_session");
    private static final String TRUNCATE = Queries.load("reload_truncate");
    private static final String COLUMNS = Queries.load("reload_columns");
    private static final String FOREIGN_KEYS = Queries.load("reload_foreign_keys");
    private static final String INDEXES = Queries.load("reload_indexes");
    private static final String TRIGGERS = Queries.load("reload_triggers");
    private static final String RIGHTS_MISSING = "42501";
    private static final String VIOLATED = "23503";

    private final Connection connection;
    private final List<String> tables;

    /** @param tables quoted, with their schemas */
    Reload(Connection connection, List<String> tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /** What was taken away and comes back; returns what came back otherwise. */
    interface Taken {
        List<String> putBack() throws SQLException;
    }

    void lock() throws SQLException {
        execute("lock table %s in access exclusive mode".formatted(String.join(", ", tables)));
        rows(SESSION);
    }

    /**
     * Triggers do not fire as they do not fire in replay: by the session's role, where it may have it, else each is
     * disabled.
     */
    Taken quietTriggers() throws SQLException {
        if (isExecuted("set local session_replication_role to replica", RIGHTS_MISSING)) {
            return () -> {
                execute("set local session_replication_role to default");
                return List.of();
            };
        }
        var triggers = rows(TRIGGERS, tables);
        for (var trigger : triggers) {
            execute(required(trigger.get(0)));
        }
        return () -> {
            for (var trigger : triggers) {
                execute(required(trigger.get(1)));
            }
            return List.of();
        };
    }

    /** One whose rows have no counterpart comes back unchecked, and is told. */
    Taken takeForeignKeys() throws SQLException {
        var keys = rows(FOREIGN_KEYS, tables, tables);
        for (var key : keys) {
            execute(required(key.get(0)));
        }
        return () -> {
            var violated = new ArrayList<String>();
            for (var key : keys) {
                if (!isExecuted(required(key.get(1)), VIOLATED)) {
                    execute(required(key.get(2)));
                    violated.add("foreign key %s is NOT VALID now: rows have no counterpart".formatted(key.get(4)));
                }
                comment(key.get(3));
            }
            return violated;
        };
    }

    /** A table is filled faster without them. */
    Taken takeIndexes() throws SQLException {
        var indexes = rows(INDEXES, tables);
        for (var index : indexes) {
            execute(required(index.get(0)));
        }
        return () -> {
            for (var index : indexes) {
                execute(required(index.get(1)));
                comment(index.get(2));
            }
            return List.of();
        };
    }

    void empty() throws SQLException {
        execute("truncate table " + required(rows(TRUNCATE, tables).get(0).get(0)));
    }

    /** Columns that the source has not got get their defaults. */
    void fill(String table, String loading, List<String> columns) throws SQLException {
        try (var query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, table);
            query.setArray(2, array(columns));
            try (var row = query.executeQuery()) {
                row.next();
                execute("insert into %1$s (%2$s) overriding system value select %2$s from %3$s"
                        .formatted(table, row.getString(1), loading));
            }
        }
    }

    void analyze() throws SQLException {
        for (var table : tables) {
            execute("analyze " + table);
        }
    }

    void execute(String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    // a comment that there was not is one on null
    private void comment(@Nullable String command) throws SQLException {
        if (command != null && !command.endsWith(" is NULL")) {
            execute(command);
        }
    }

    /** False where it is refused for this reason; then nothing has happened. */
    private boolean isExecuted(String command, String reason) throws SQLException {
        var savepoint = connection.setSavepoint();
        try {
            execute(command);
            connection.releaseSavepoint(savepoint);
            return true;
        } catch (SQLException e) {
            if (!reason.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(savepoint);
            return false;
        }
    }

    @SafeVarargs
    private List<List<@Nullable String>> rows(String query, List<String>... arrays) throws SQLException {
        try (var prepared = connection.prepareStatement(query)) {
            for (var i = 0; i < arrays.length; i++) {
                prepared.setArray(i + 1, array(arrays[i]));
            }
            var found = new ArrayList<List<@Nullable String>>();
            try (var row = prepared.executeQuery()) {
                while (row.next()) {
                    var columns = new ArrayList<@Nullable String>();
                    for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        columns.add(row.getString(i));
                    }
                    found.add(Collections.unmodifiableList(columns));
                }
            }
            return found;
        }
    }

    private Array array(List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static String required(@Nullable String text) {
        if (text == null) {
            throw new IllegalStateException("the catalogue of the target has no text where one was expected");
        }
        return text;
    }
}
