package dev.camelion;

import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.catalogue.SnapshotStore;
import dev.camelion.catalogue.SourceStatus;
import dev.camelion.cli.operation.InitOptions;
import dev.camelion.cli.operation.InitResult;
import dev.camelion.cli.operation.Progress;
import dev.camelion.copy.CopyPlan;
import dev.camelion.copy.CopyProgress;
import dev.camelion.copy.CopyResult;
import dev.camelion.copy.InitialCopy;
import dev.camelion.copy.NarrowedColumns;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.lease.Lease;
import dev.camelion.model.TableId;
import dev.camelion.source.Preflight;
import dev.camelion.supervise.Failure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One initial copy of a source: its lease, its checks, its states. */
final class InitialCopyRun {
    private final Wiring wiring;
    private final RegisteredSource source;

    InitialCopyRun(Wiring wiring, RegisteredSource source) {
        this.wiring = wiring;
        this.source = source;
    }

    InitResult run(InitOptions options, Progress progress) {
        var lease = new Lease(wiring.leases());
        lease.take(source.name(), source.id());
        try (var renewal = new LeaseRenewal(lease, source.name())) {
            wiring.sources().setStatus(source.id(), SourceStatus.INITIALISING, null);
            var result = options.isLoaded() ? new LoadedData(wiring, source).takeOver(options) : copy(progress);
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
                    wiring.settings().copy().workers());
            new NarrowedColumns(connections, design).check(plan);
            var copied = new Copied(progress);
            var result = new InitialCopy(connections, wiring.target(), design, new SnapshotStore()).run(plan, copied);
            check.matched(wiring.positions().model(source.id()));
            return result(result, copied);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ReplicaException(
                    ErrorCode.TARGET_REFUSED,
                    "the copy of source %s broke off: %s".formatted(source.name(), failure.getMessage()),
                    "The tables are as they were; run init_replica again",
                    failure);
        }
    }

    private InitResult result(CopyResult result, Copied copied) {
        var discarded = wiring.statuses().discarded(source.id());
        var tables = copied.rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(table -> new InitResult.CopiedTable(
                        table.getKey(), table.getValue(), discarded.getOrDefault(table.getKey(), 0L), null))
                .toList();
        return new InitResult(source.name(), result.position().binlog().toString(), tables);
    }

    /** Passes progress on, and keeps the rows of each table. */
    private static final class Copied implements CopyProgress {
        private final Progress progress;
        private final Map<TableId, Long> rows = new ConcurrentHashMap<>();
        private final Map<TableId, Long> expected = new ConcurrentHashMap<>();
        private final Map<TableId, Long> bytes = new ConcurrentHashMap<>();

        private Copied(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void started(TableId table, long estimatedRows) {
            expected.put(table, estimatedRows);
        }

        @Override
        public void copied(TableId table, long copied, long size) {
            bytes.put(table, size);
            progress.table(table, copied, expected.getOrDefault(table, -1L), size);
        }

        @Override
        public void finished(TableId table, long copied) {
            rows.put(table, copied);
            progress.done(table, copied, bytes.getOrDefault(table, 0L));
        }
    }
}
