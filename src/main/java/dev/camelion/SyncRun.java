package dev.camelion;

import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.catalogue.SourceStatus;
import dev.camelion.cli.operation.InitResult;
import dev.camelion.cli.operation.Progress;
import dev.camelion.config.SourceSettings;
import dev.camelion.config.TablePattern;
import dev.camelion.copy.CopyPlan;
import dev.camelion.copy.ExistingTablesCheck;
import dev.camelion.copy.NarrowedColumns;
import dev.camelion.copy.SelectGrants;
import dev.camelion.copy.SyncedTables;
import dev.camelion.copy.TableSync;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.lease.ProcessName;
import dev.camelion.model.TableId;
import dev.camelion.source.BinlogRetention;
import dev.camelion.source.Preflight;
import dev.camelion.source.SourceConnections;
import dev.camelion.source.TableDefinitions;
import dev.camelion.supervise.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sync: some tables of a source are copied again while it is replicated. */
final class SyncRun {
    private static final Logger LOG = LoggerFactory.getLogger(SyncRun.class);
    private static final int ATTEMPTS = 5;

    private final Path home;
    private final Wiring wiring;
    private final RegisteredSource source;
    private final SourceSettings settings;
    private final SourceConnections connections;
    private final Map<TableId, String> problems = new TreeMap<>();
    private boolean restart;

    SyncRun(Path home, Wiring wiring, RegisteredSource source) {
        this.home = home;
        this.wiring = wiring;
        this.source = source;
        this.settings = wiring.source(source.name());
        this.connections = wiring.connections(settings);
    }

    /** @throws ReplicaException where tables of the source are being synced */
    static void refuseSynced(Wiring wiring, RegisteredSource source) {
        var holder = wiring.syncs().holder(source.id());
        if (!holder.isEmpty() && ProcessName.ifEnded(holder) == null) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_RUNNING,
                    "tables of source %s are being synced by a process (%s)".formatted(source.name(), holder),
                    "Wait until it is through; a killed one counts for %d s".formatted(SyncRenewal.LIFE.toSeconds()));
        }
    }

    /** @param patterns of the tables' names; none: the tables in quarantine and those that need a copy */
    InitResult run(List<TablePattern> patterns, boolean startOver, Progress progress) {
        restart = startOver;
        var position = wiring.positions().load(source.id(), source.name());
        Preflight.check(connections, source.schemas().keySet());
        var policy = wiring.checkedPolicy(settings, source);
        var tables = patterns.isEmpty()
                ? SyncSelection.troubled(wiring.statuses().tables(source.id()))
                : SyncSelection.named(
                        source.name(),
                        patterns,
                        TableDefinitions.names(connections, source.schemas().keySet(), settings.tables()));
        if (tables.isEmpty()) {
            return InitResult.ofNothing(source.name(), position.binlog().toString(), position.gtidSet());
        }
        var sync = begin(tables);
        try (var renewal = new SyncRenewal(wiring.syncs(), source.id(), sync)) {
            refuseInitialised();
            try (var replication = Replication.of(home, wiring, source, renewal)) {
                return copy(tables, sync, policy, replication, progress);
            }
        } catch (RuntimeException failure) {
            logged(failure);
            throw failure;
        } catch (Exception failure) {
            throw new ReplicaException(
                    ErrorCode.TARGET_REFUSED,
                    "the sync of source %s broke off: %s".formatted(source.name(), failure.getMessage()),
                    "The tables are as they were; run sync_tables again",
                    failure);
        } finally {
            end(sync);
        }
    }

    private long begin(Collection<TableId> tables) {
        refuseSynced(wiring, source);
        var dead = ProcessName.ifEnded(wiring.syncs().holder(source.id()));
        return wiring.syncs()
                .begin(source.id(), ProcessName.own(), SyncRenewal.LIFE, dead, tables)
                .orElseThrow(() -> new ReplicaException(
                        ErrorCode.SOURCE_RUNNING,
                        "tables of source %s are being synced by another process".formatted(source.name()),
                        "Wait until it is through"));
    }

    private void refuseInitialised() {
        var now = wiring.sources().get(source.name());
        var holder = wiring.leases().holder(source.id());
        if (now.status() == SourceStatus.INITIALISING && !holder.isEmpty() && ProcessName.ifEnded(holder) == null) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_RUNNING,
                    "source %s is being copied by init_replica (%s)".formatted(source.name(), holder),
                    "Wait until it is through");
        }
    }

    private InitResult copy(
            SortedSet<TableId> tables, long sync, TranslationPolicy policy, Replication replication, Progress progress)
            throws Exception {
        var structures = new KnownStructures(wiring, source, connections, policy, replication);
        var design = new SourceDesign(policy);
        var warned = new RetentionWarning(
                progress, source.name(), BinlogRetention.read(connections), Duration.ZERO, System::nanoTime);
        var copied = new CopiedRows(warned);
        var pending = new TreeSet<>(tables);
        var started = System.nanoTime();
        var warnings = new ArrayList<String>();
        var lockHeld = Duration.ZERO;
        SyncedTables last = null;
        new SelectGrants(settings.targetTables().grantSelectTo()).check(wiring.target());
        for (var attempt = 1; dropMissing(pending, structures, sync); attempt++) {
            if (attempt > ATTEMPTS) {
                throw new ReplicaException(
                        ErrorCode.SOURCE_CHANGED,
                        "%s: renamed, or altered together with others, during each of %d copies"
                                .formatted(pending, ATTEMPTS),
                        "Run sync_tables again when their schema is at rest; the other tables are done");
            }
            progress.phase("reading the tables' structure");
            var known = structures.ensure(pending);
            var plan = plan(pending);
            new NarrowedColumns(connections, design).check(plan);
            var loading = settings.keepExistingSchema()
                    ? new ExistingTablesCheck(connections, wiring.target(), design).check(plan)
                    : design;
            SyncedTables result;
            try (var changes = CopyChanges.of(home, wiring, source, settings, plan)) {
                result = new TableSync(connections, wiring.target(), loading, wiring.syncs(), changes)
                        .attempt(
                                plan,
                                sync,
                                known,
                                at -> {
                                    progress.phase("waiting for replay to reach " + at.binlog());
                                    replication.awaitApplied(at.binlog());
                                },
                                copied);
            }
            last = result;
            lockHeld = lockHeld.compareTo(result.lockHeld()) < 0 ? result.lockHeld() : lockHeld;
            warnings.addAll(result.warnings());
            result.warnings().forEach(warning -> LOG.warn("sync {}", warning));
            result.notCopied().forEach(table -> problems.put(table, CopiedRows.NOT_COPIED));
            pending.removeAll(result.replaced());
            copied.forget(pending);
            if (!pending.isEmpty()) {
                LOG.warn("sync attempt={} {} changed since the snapshot: once more", attempt, pending);
            }
        }
        warned.warning().ifPresent(warnings::add);
        var tablesDone = copied.tables(wiring.statuses().discarded(source.id()), problems);
        return last == null
                ? new InitResult(source.name(), "", null, Duration.ZERO, Duration.ZERO, null, tablesDone, warnings)
                : new InitResult(
                        source.name(),
                        last.position().binlog().toString(),
                        last.position().gtidSet(),
                        Duration.ofNanos(System.nanoTime() - started),
                        lockHeld,
                        last.snapshot(),
                        tablesDone,
                        warnings);
    }

    /** Leaves out tables that the source does not have, marks the others, and returns whether there are any. */
    private boolean dropMissing(TreeSet<TableId> pending, KnownStructures structures, long sync) {
        if (pending.isEmpty()) {
            return false;
        }
        var now = structures.now(pending);
        pending.stream()
                .filter(table -> now.table(table).isEmpty())
                .forEach(table -> problems.put(table, "the source has no such table any more"));
        pending.retainAll(now.tables().keySet());
        wiring.syncs()
                .mark(
                        source.id(),
                        sync,
                        now.tables().values().stream()
                                .map(table -> List.of(schema(table.id()), table.targetName()))
                                .toList());
        return !pending.isEmpty();
    }

    private CopyPlan plan(Collection<TableId> tables) {
        var schemas = new TreeMap<String, String>();
        tables.forEach(table -> schemas.put(table.database(), schema(table)));
        var only = List.copyOf(tables);
        return new CopyPlan(
                source.id(),
                schemas,
                only::contains,
                ColumnTypes.stored(source.columnTypes()).json(),
                wiring.copyWorkers(),
                wiring.settings().copy().chunkSize(),
                wiring.settings().copy().indexMemory(),
                settings.targetTables().grantSelectTo(),
                restart);
    }

    private String schema(TableId table) {
        return source.schemas().getOrDefault(table.database(), table.database());
    }

    private void logged(RuntimeException failure) {
        var cause = Failure.of(failure);
        try {
            wiring.sources().logError(source.id(), "copy", cause.code().id(), cause.message());
        } catch (RuntimeException targetDown) {
            LOG.debug("not logged: {}", targetDown.getMessage());
        }
    }

    private void end(long sync) {
        try {
            wiring.syncs().end(source.id(), sync);
        } catch (RuntimeException targetDown) {
            LOG.warn("the sync was not ended and ends by itself: {}", targetDown.getMessage());
        }
    }
}
