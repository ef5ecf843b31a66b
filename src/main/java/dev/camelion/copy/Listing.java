package dev.camelion.copy;

import dev.camelion.catalogue.SnapshotState;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import dev.camelion.source.SourceConnections;
import dev.camelion.source.SourceSnapshot;
import dev.camelion.source.SourceTable;
import dev.camelion.source.SourceTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a plan as they are at a snapshot.
 *
 * @param definitions SHOW CREATE TABLE of each
 * @param charsets default character set by database
 * @param engine what the engine starts from: also tables that are not replicated, whose rows it reads all the same and
 *     would stop at if it did not know them
 */
record Listing(
        List<SourceTable> tables,
        Map<TableId, String> definitions,
        Map<String, String> charsets,
        List<SnapshotState.Definition> engine) {
    private static final int ATTEMPTS = 10;

    /** A snapshot with what it shows. */
    record Seen(Listing listing, SourceSnapshot snapshot) {}

    /** Takes a snapshot at a moment when no table was created or altered around it. */
    static Seen take(SourceConnections source, TargetDesign design, CopyPlan plan) throws SQLException {
        try (var connection = source.open()) {
            for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
                var before = read(connection, plan);
                var snapshot = SourceSnapshot.take(
                        source, before.tables, plan.workers(), source.snapshotRules(), before.keyless(design));
                try {
                    if (before.hasSameStructure(read(connection, plan))) {
                        return new Seen(before.withEngine(connection), snapshot);
                    }
                } catch (SQLException | RuntimeException e) {
                    snapshot.close();
                    throw e;
                }
                snapshot.close();
            }
        }
        throw new ReplicaException(
                ErrorCode.SOURCE_CHANGED,
                "tables were created or altered while each of %d snapshots was taken".formatted(ATTEMPTS),
                "Run the command again when the source's schema is at rest");
    }

    private static Listing read(Connection connection, CopyPlan plan) throws SQLException {
        var reader = new SourceTables(connection);
        var databases = new TreeSet<>(plan.schemas().keySet());
        var tables = reader.list(databases, plan.included());
        var ids = tables.stream().map(SourceTable::id).toList();
        return new Listing(tables, reader.definitions(ids), reader.charsets(databases), List.of());
    }

    // changes of these cannot be replayed over rows that have them already
    private Set<TableId> keyless(TargetDesign design) {
        return design.read(definitions, charsets).tables().values().stream()
                .filter(table -> table.keyColumns().isEmpty())
                .map(TableModel::id)
                .collect(Collectors.toSet());
    }

    boolean isTransactional(TableId table) {
        return tables.stream().filter(found -> found.id().equals(table)).anyMatch(SourceTable::transactional);
    }

    private boolean hasSameStructure(Listing other) {
        return charsets.equals(other.charsets)
                && SourceTables.structures(definitions).equals(SourceTables.structures(other.definitions));
    }

    /** The table's definition without what an insert changes; null where it is gone. */
    @Nullable
    String structure(TableId table) {
        var definition = definitions.get(table);
        return definition == null ? null : SourceTables.structure(definition);
    }

    private Listing withEngine(Connection connection) throws SQLException {
        return new Listing(
                tables, definitions, charsets, new SourceTables(connection).history(charsets.keySet(), definitions));
    }
}
