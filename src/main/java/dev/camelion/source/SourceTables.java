package dev.camelion.source;

import dev.camelion.catalogue.Queries;
import dev.camelion.catalogue.SnapshotState;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the source has: tables and their definitions as MySQL prints them. */
public final class SourceTables {
    private static final String TABLES = Queries.load("source_tables");
    private static final String CHARSET =
            "select default_character_set_name from information_schema.schemata where schema_name = ?";

    // the options stand in the line that closes the columns
    private static final Pattern COUNTER = Pattern.compile("(?m)^(\\) ENGINE=\\w+) AUTO_INCREMENT=\\d+");

    private final Connection connection;

    public SourceTables(Connection connection) {
        this.connection = connection;
    }

    /** Base tables of the databases that the filter includes. */
    public List<SourceTable> list(Collection<String> databases, Predicate<TableId> included) throws SQLException {
        var tables = new ArrayList<SourceTable>();
        try (var query = connection.prepareStatement(TABLES)) {
            for (var database : databases) {
                query.setString(1, database);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var id = new TableId(rows.getString(1), rows.getString(2));
                        if (included.test(id)) {
                            var transactional = rows.getString(3).equals("YES");
                            tables.add(new SourceTable(id, transactional, rows.getLong(4), rows.getLong(5)));
                        }
                    }
                }
            }
        }
        return tables;
    }

    /** SHOW CREATE TABLE of each; a table that is gone is left out. */
    public Map<TableId, String> definitions(Collection<TableId> tables) throws SQLException {
        var definitions = new TreeMap<TableId, String>();
        try (var statement = connection.createStatement()) {
            for (var table : tables) {
                try (var rows = statement.executeQuery("SHOW CREATE TABLE " + Quoted.table(table))) {
                    rows.next();
                    definitions.put(table, rows.getString(2));
                } catch (SQLException e) {
                    if (e.getErrorCode() != MySqlErrors.NO_SUCH_TABLE) {
                        throw e;
                    }
                }
            }
        }
        return definitions;
    }

    /** The same without the table's counter, which each insert moves: equal as long as nobody alters a table. */
    public static Map<TableId, String> structures(Map<TableId, String> definitions) {
        var structures = new TreeMap<TableId, String>();
        definitions.forEach((table, text) -> structures.put(table, structure(text)));
        return structures;
    }

    /** One table's definition without its counter. */
    public static String structure(String definition) {
        return COUNTER.matcher(definition).replaceFirst("$1");
    }

    /**
     * SHOW CREATE DATABASE with its character set in the open: MySQL prints it in a version comment, which the engine's
     * grammar skips.
     */
    public String databaseDefinition(String database) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW CREATE DATABASE " + Quoted.name(database))) {
            rows.next();
            return rows.getString(2)
                    .replaceAll("/\\*!\\d+ DEFAULT ENCRYPTION[^*]*\\*/", "")
                    .replaceAll("/\\*!\\d+ (DEFAULT CHARACTER SET [^*]*)\\*/", "$1");
        }
    }

    /**
     * What the engine starts from: the databases, and also the tables that are not replicated, whose rows it reads all
     * the same and would stop at if it did not know them.
     *
     * @param included definitions of the tables that are
     */
    public List<SnapshotState.Definition> history(Collection<String> databases, Map<TableId, String> included)
            throws SQLException {
        var history = new ArrayList<SnapshotState.Definition>();
        for (var database : databases) {
            history.add(new SnapshotState.Definition(database, databaseDefinition(database)));
        }
        var others = list(databases, table -> !included.containsKey(table)).stream()
                .map(SourceTable::id)
                .toList();
        included.forEach((table, text) -> history.add(new SnapshotState.Definition(table.database(), text)));
        definitions(others).forEach((table, text) -> history.add(new SnapshotState.Definition(table.database(), text)));
        return history;
    }

    /** The default character set of each database. */
    public Map<String, String> charsets(Collection<String> databases) throws SQLException {
        var charsets = new TreeMap<String, String>();
        try (var query = connection.prepareStatement(CHARSET)) {
            for (var database : databases) {
                query.setString(1, database);
                try (var rows = query.executeQuery()) {
                    if (!rows.next()) {
                        throw new ReplicaException(
                                ErrorCode.SOURCE_CHANGED,
                                "the source has no database %s, or its user may not see it".formatted(database),
                                "Correct schemas in the source's settings, or grant SELECT on it");
                    }
                    charsets.put(database, rows.getString(1));
                }
            }
        }
        return charsets;
    }
}
