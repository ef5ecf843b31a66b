package dev.camelion;

import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.catalogue.SyncStore;
import dev.camelion.ddl.SourceModelReader;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import dev.camelion.source.SourceConnections;
import dev.camelion.source.TableDefinitions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that capture knows the structure of tables that are about to be copied, as the source has it. */
final class KnownStructures {
    private static final Logger LOG = LoggerFactory.getLogger(KnownStructures.class);
    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Wiring wiring;
    private final RegisteredSource source;
    private final SourceConnections connections;
    private final TranslationPolicy policy;
    private final Replication replication;

    KnownStructures(
            Wiring wiring,
            RegisteredSource source,
            SourceConnections connections,
            TranslationPolicy policy,
            Replication replication) {
        this.wiring = wiring;
        this.source = source;
        this.connections = connections;
        this.policy = policy;
        this.replication = replication;
    }

    /** Those of the tables that the source has, as it has them now. */
    SourceModel now(Collection<TableId> tables) {
        return model(look(tables));
    }

    private TableDefinitions look(Collection<TableId> tables) {
        var databases = new TreeSet<String>();
        tables.forEach(table -> databases.add(table.database()));
        return TableDefinitions.read(connections, databases, tables::contains);
    }

    private SourceModel model(TableDefinitions found) {
        return SourceModelReader.read(found.definitions(), found.charsets(), policy);
    }

    /**
     * Waits until capture has read what the source did to the tables until now, and has it read them anew where it knows
     * them otherwise.
     *
     * @return the source's tables as capture knows them
     * @throws ReplicaException where that does not come to an end
     */
    SourceModel ensure(Collection<TableId> tables) {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var found = look(tables);
            replication.awaitCaptured(found.end());
            var known = wiring.positions().model(source.id());
            if (!found.isSame(look(tables))) {
                continue;
            }
            var now = model(found);
            var unlike = now.tables().values().stream()
                    .filter(table -> known.table(table.id())
                            .filter(other -> TableStructure.isSame(now, table, known, other))
                            .isEmpty())
                    .map(table -> table.id())
                    .toList();
            if (unlike.isEmpty()) {
                return known;
            }
            LOG.info("sync source={}: capture reads the structure of {} anew", source.name(), unlike);
            adopt(unlike);
        }
        throw new ReplicaException(
                ErrorCode.SOURCE_CHANGED,
                "the structure of %s changes again and again".formatted(tables),
                "Run sync_tables again when their schema is at rest");
    }

    private void adopt(List<TableId> tables) {
        tables.forEach(table -> wiring.syncs().request(source.id(), table));
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        replication.await("started anew to read the structure of " + tables, () -> isAdopted(deadline));
    }

    private boolean isAdopted(long deadline) {
        var requests = wiring.syncs().requests(source.id());
        var problem = requests.stream()
                .map(SyncStore.Request::problem)
                .filter(Objects::nonNull)
                .findFirst();
        if (problem.isPresent() || (!requests.isEmpty() && System.nanoTime() - deadline > 0)) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_BUSY,
                    "the process that replicates source %s did not read the structure of %s: %s"
                            .formatted(
                                    source.name(),
                                    requests.get(0).table(),
                                    problem.orElse("it has not tried for " + PATIENCE.toSeconds() + " s")),
                    "Look at its log, then run sync_tables again");
        }
        return requests.isEmpty();
    }
}
