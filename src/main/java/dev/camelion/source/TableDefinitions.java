package dev.camelion.source;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.BinlogPosition;
import dev.camelion.model.TableId;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Tables as the source has them now.
 *
 * @param definitions SHOW CREATE TABLE of each
 * @param charsets default character set of each database
 * @param end a place of the binlog that was its end after the definitions were read
 */
public record TableDefinitions(Map<TableId, String> definitions, Map<String, String> charsets, BinlogPosition end) {
    public TableDefinitions {
        definitions = Map.copyOf(new TreeMap<>(definitions));
        charsets = Map.copyOf(charsets);
    }

    /** Whether the same tables have the same structure. */
    public boolean isSame(TableDefinitions other) {
        return SourceTables.structures(definitions).equals(SourceTables.structures(other.definitions));
    }

    /** The names of the tables that the filter includes. */
    public static SortedSet<TableId> names(
            SourceConnections source, Collection<String> databases, Predicate<TableId> included) {
        try (var connection = source.open()) {
            var names = new TreeSet<TableId>();
            new SourceTables(connection).list(databases, included).forEach(table -> names.add(table.id()));
            return names;
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    /** @throws ReplicaException where the source does not answer */
    public static TableDefinitions read(
            SourceConnections source, Collection<String> databases, Predicate<TableId> included) {
        try (var connection = source.open()) {
            var tables = new SourceTables(connection);
            var ids = tables.list(databases, included).stream()
                    .map(SourceTable::id)
                    .toList();
            return new TableDefinitions(
                    tables.definitions(ids),
                    tables.charsets(databases),
                    SourcePositions.read(connection).binlog());
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    private static ReplicaException unanswered(SQLException e) {
        return new ReplicaException(
                ErrorCode.SOURCE_UNREACHABLE,
                "the source does not say what its tables are: " + e.getMessage(),
                "Check that the server is up, then run the command again",
                e);
    }
}
