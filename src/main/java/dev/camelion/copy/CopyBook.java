package dev.camelion.copy;

import dev.camelion.catalogue.CopyStore;
import dev.camelion.catalogue.CopyTable;
import dev.camelion.catalogue.SnapshotStore;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.model.SourcePosition;
import dev.camelion.model.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a copy has done so far, in the catalogue and in its loading schemas: begins it, and at each further snapshot drops
 * what cannot be brought to that snapshot.
 */
final class CopyBook {
    private static final Logger log = LoggerFactory.getLogger(CopyBook.class);

    private final CopyPlan plan;
    private final DataSource target;
    private final TargetDesign design;
    private final CopyStore store;
    private final LoadingSchemas schemas;

    CopyBook(CopyPlan plan, DataSource target, TargetDesign design) {
        this.plan = plan;
        this.target = target;
        this.design = design;
        this.store = new CopyStore(target);
        this.schemas = new LoadingSchemas(plan, design);
    }

    CopyStore store() {
        return store;
    }

    LoadingSchemas schemas() {
        return schemas;
    }

    /** Forgets all of it. Safe to call twice. */
    void forget() throws SQLException {
        try (var session = new TargetSession(target)) {
            schemas.drop(session.connection(), store.loadingSchemas(plan.sourceId()));
            store.forget(session.connection(), plan.sourceId());
        }
    }

    /** Whether the copy under way is of the same databases; another one leaves none of its schemas behind. */
    boolean isOfSameDatabases() {
        return store.loadingSchemas(plan.sourceId()).equals(schemas.schemas());
    }

    /** The copy under way, or a new one as of the snapshot. */
    Ownership open(SourceChanges changes, Listing listing, SourceModel model, SourcePosition position)
            throws SQLException {
        var known = store.loadingId(plan.sourceId());
        var loadingId = known.isPresent() ? known.get() : begin(listing, model, position);
        return new Ownership(loadingId, changes.own(loadingId));
    }

    private long begin(Listing listing, SourceModel model, SourcePosition position) throws SQLException {
        try (var session = new TargetSession(target)) {
            var connection = session.connection();
            connection.setAutoCommit(false);
            schemas.create(connection);
            var loadingId = store.begin(connection, plan.sourceId(), schemas.byDatabase());
            var state = CopiedTables.state(design, schemas::of, model, position, listing.engine(), List.of());
            new SnapshotStore().save(connection, loadingId, state);
            connection.commit();
            return loadingId;
        }
    }

    /** Drops tables that are gone, and those whose rows are of no use at the present snapshot; begins those that lack. */
    void align(Ownership owner, Listing listing, SourceModel model, SourcePosition position, Set<TableId> altered)
            throws SQLException {
        var known = store.tables(plan.sourceId());
        try (var session = new TargetSession(target)) {
            var kept = new HashSet<TableId>();
            for (var table : known.values()) {
                if (isUsable(session.connection(), table, listing, model) && !altered.contains(table.id())) {
                    kept.add(table.id());
                } else {
                    drop(session.connection(), owner, table);
                }
            }
            for (var table : model.tables().values()) {
                if (!kept.contains(table.id())) {
                    begin(session.connection(), owner, table, listing, position);
                }
            }
        }
    }

    private boolean isUsable(Connection connection, CopyTable known, Listing listing, SourceModel model)
            throws SQLException {
        var table = model.tables().get(known.id());
        // of a table without snapshots nobody can say what was written when
        return table != null
                && listing.isTransactional(known.id())
                && known.definition().equals(String.valueOf(listing.structure(known.id())))
                && known.design().equals(design(table))
                && schemas.exists(connection, schemas.of(table), known.targetName());
    }

    private void drop(Connection connection, Ownership owner, CopyTable table) throws SQLException {
        if (!table.chunks().isEmpty()) {
            log.info("copy table={} is copied from the start", table.id());
        }
        var schema = schemas.byDatabase().get(table.id().database());
        owner.begin(connection);
        if (schema != null) {
            schemas.drop(connection, schema, table.targetName());
        }
        store.forget(connection, plan.sourceId(), owner.loadingId(), String.valueOf(schema), table);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void begin(
            Connection connection, Ownership owner, TableModel table, Listing listing, SourcePosition position)
            throws SQLException {
        owner.begin(connection);
        schemas.create(connection, table);
        store.put(
                connection,
                plan.sourceId(),
                new CopyTable(
                        table.id(),
                        table.targetName(),
                        String.valueOf(listing.structure(table.id())),
                        design(table),
                        position.binlog(),
                        false,
                        List.of(),
                        List.of()));
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** What the settings make of a table, in words. */
    private String design(TableModel table) {
        var statements = design.tables(table, "");
        var rules = table.columns().stream()
                .map(column -> String.valueOf(design.rule(table, column)))
                .collect(Collectors.joining("\n"));
        return String.join("\n", statements).replaceFirst("RESTART WITH \\d+", "RESTART WITH") + "\n" + rules;
    }

    Map<TableId, CopyTable> tables() {
        return store.tables(plan.sourceId());
    }
}
