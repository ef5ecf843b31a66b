package dev.camelion;

import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.catalogue.SnapshotStore;
import dev.camelion.catalogue.SourceStatus;
import dev.camelion.cli.operation.InitResult;
import dev.camelion.cli.operation.Progress;
import dev.camelion.config.SourceSettings;
import dev.camelion.copy.CopyPlan;
import dev.camelion.copy.CopyProgress;
import dev.camelion.copy.CopyResult;
import dev.camelion.copy.ExistingTablesCheck;
import dev.camelion.copy.InitialCopy;
import dev.camelion.copy.NarrowedColumns;
import dev.camelion.copy.SelectGrants;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.lease.Lease;
import dev.camelion.model.TableId;
import dev.camelion.source.BinlogRetention;
import dev.camelion.source.Preflight;
import dev.camelion.source.SourceTable;
import dev.camelion.supervise.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One initial copy of a source: its lease, its checks, its states. */
final class InitialCopyRun {
    private static final Logger LOG = LoggerFactory.getLogger(InitialCopyRun.class);

    private static final String NOT_COPIED = "not copied: its definition is not understood";

    private final Path home;
    private final Wiring wiring;
    private final RegisteredSource source;
    private boolean isRestart;

    InitialCopyRun(Path home, Wiring wiring, RegisteredSource source) {
        this.home = home;
        this.wiring = wiring;
        this.source = source;
    }

    InitResult run(boolean restart, Progress progress) {
        isRestart = restart;
        var lease = new Lease(wiring.leases());
        lease.take(source.name(), source.id());
        try (var renewal = new LeaseRenewal(lease, source.name())) {
            wiring.sources().setStatus(source.id(), SourceStatus.INITIALISING, null);
            var result = copy(progress);
            wiring.sources().setStatus(source.id(), SourceStatus.INITIALISED, null);
            return result;
        } catch (RuntimeException failure) {
            var cause = Failure.of(failure);
            wiring.sources().setStatus(source.id(), SourceStatus.ERROR, "init_replica: " + cause.message());
            wiring.sources().logError(source.id(), "copy", cause.code().id(), cause.message());
            throw failure;
        } finally {
            lease.release(source.name());
        }
    }

    private InitResult copy(Progress progress) {
        var settings = wiring.source(source.name());
        var connections = wiring.connections(settings);
        Preflight.check(connections, source.schemas().keySet());
        try {
            var types = ColumnTypes.of(settings, wiring.sources().extensions());
            var policy = wiring.policy(settings, source, types);
            var check = new ColumnTypesCheck(source.name(), policy);
            check.possible();
            var design = new SourceDesign(policy);
            var plan = new CopyPlan(
                    source.id(),
                    source.schemas(),
                    settings.tables(),
                    types.json(),
                    wiring.settings().copy().workers(),
                    wiring.settings().copy().chunkSize(),
                    wiring.settings().copy().indexMemory(),
                    settings.targetTables().grantSelectTo(),
                    isRestart);
            new SelectGrants(settings.targetTables().grantSelectTo()).check(wiring.target());
            new NarrowedColumns(connections, design).check(plan);
            var loading = settings.keepExistingSchema()
                    ? new ExistingTablesCheck(connections, wiring.target(), design).check(plan)
                    : design;
            var warned = new RetentionWarning(
                    progress, source.name(), BinlogRetention.read(connections), Duration.ZERO, System::nanoTime);
            var copied = new Copied(warned);
            try (var changes = changes(settings, types, plan)) {
                var copy = new InitialCopy(connections, wiring.target(), loading, new SnapshotStore(), changes);
                var result = copy.run(plan, copied);
                check.matched(wiring.positions().model(source.id()));
                var warnings = new ArrayList<>(result.warnings());
                warned.warning().ifPresent(warnings::add);
                return result(result, copied, warnings);
            }
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ReplicaException(
                    ErrorCode.TARGET_REFUSED,
                    "the copy of source %s broke off: %s".formatted(source.name(), failure.getMessage()),
                    "The tables are as they were; run init_replica again: it goes on where it was",
                    failure);
        }
    }

    private CopyChanges changes(SourceSettings settings, ColumnTypes types, CopyPlan plan) {
        var loading = new RegisteredSource(
                source.id(), source.name(), source.status(), false, null, plan.loadingSchemas(), source.columnTypes());
        return new CopyChanges(home, wiring, source, settings, wiring.policy(settings, loading, types));
    }

    private InitResult result(CopyResult result, Copied copied, List<String> warnings) {
        var discarded = wiring.statuses().discarded(source.id());
        var problems = new TreeMap<TableId, String>();
        copied.rows.keySet().forEach(table -> problems.put(table, ""));
        result.notCopied().forEach(table -> problems.put(table, NOT_COPIED));
        var tables = problems.entrySet().stream()
                .map(table -> new InitResult.CopiedTable(
                        table.getKey(),
                        copied.rows.getOrDefault(table.getKey(), 0L),
                        copied.bytes.getOrDefault(table.getKey(), 0L),
                        copied.took.getOrDefault(table.getKey(), Duration.ZERO),
                        discarded.getOrDefault(table.getKey(), 0L),
                        table.getValue().isEmpty() ? null : table.getValue()))
                .toList();
        return new InitResult(
                source.name(),
                result.position().binlog().toString(),
                result.position().gtidSet(),
                result.took(),
                result.lockHeld(),
                result.snapshot(),
                tables,
                warnings);
    }

    /** Passes progress on, and keeps the rows of each table. */
    private static final class Copied implements CopyProgress {
        private final Progress progress;
        private final Map<TableId, Long> rows = new ConcurrentHashMap<>();
        private final Map<TableId, Long> resumed = new ConcurrentHashMap<>();
        private final Map<TableId, Long> expected = new ConcurrentHashMap<>();
        private final Map<TableId, Long> startedAt = new ConcurrentHashMap<>();
        private final Map<TableId, Duration> took = new ConcurrentHashMap<>();
        private final Map<TableId, Long> bytes = new ConcurrentHashMap<>();

        private Copied(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void planned(SourceModel model, List<SourceTable> tables) {
            var keyless = model.tables().values().stream()
                    .filter(table -> table.keyColumns().isEmpty())
                    .map(TableModel::id)
                    .toList();
            KeylessTables.plan(keyless).ifPresent(plan -> LOG.info("copy {}", plan));
            resumed.clear();
            bytes.clear();
            progress.plan(tables.stream()
                    .map(table -> new Progress.Expected(table.id(), table.estimatedRows(), table.estimatedBytes()))
                    .toList());
        }

        @Override
        public void phase(String what) {
            progress.phase(what);
        }

        @Override
        public void resumed(TableId table, long copied, long size) {
            resumed.put(table, copied);
            bytes.put(table, size);
            progress.resumed(table, copied, size);
        }

        @Override
        public void started(TableId table, long estimatedRows) {
            startedAt.put(table, System.nanoTime());
            expected.put(table, estimatedRows);
            progress.table(
                    table, resumed.getOrDefault(table, 0L), estimatedRows, bytes.getOrDefault(table, 0L));
        }

        @Override
        public void copied(TableId table, long copied, long size) {
            bytes.put(table, size);
            progress.table(table, copied, expected.getOrDefault(table, -1L), size);
        }

        @Override
        public void indexing(TableId table) {
            progress.state(table, "indexing");
        }

        @Override
        public void finished(TableId table, long copied) {
            rows.put(table, copied);
            took.put(table, Duration.ofNanos(System.nanoTime() - startedAt.getOrDefault(table, System.nanoTime())));
            progress.done(table, copied, bytes.getOrDefault(table, 0L));
        }
    }
}
