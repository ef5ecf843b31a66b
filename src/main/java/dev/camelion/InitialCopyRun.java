package dev.camelion;

import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.catalogue.SnapshotStore;
import dev.camelion.catalogue.SourceStatus;
import dev.camelion.cli.operation.InitOptions;
import dev.camelion.cli.operation.InitResult;
import dev.camelion.cli.operation.Progress;
import dev.camelion.copy.CopyPlan;
import dev.camelion.copy.CopyResult;
import dev.camelion.copy.ExistingTablesCheck;
import dev.camelion.copy.InitialCopy;
import dev.camelion.copy.NarrowedColumns;
import dev.camelion.copy.SelectGrants;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.lease.Lease;
import dev.camelion.model.TableId;
import dev.camelion.source.BinlogRetention;
import dev.camelion.source.Preflight;
import dev.camelion.supervise.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** One initial copy of a source: its lease, its checks, its states. */
final class InitialCopyRun {
    private final Path home;
    private final Wiring wiring;
    private final RegisteredSource source;
    private boolean isRestart;

    InitialCopyRun(Path home, Wiring wiring, RegisteredSource source) {
        this.home = home;
        this.wiring = wiring;
        this.source = source;
    }

    InitResult run(InitOptions options, Progress progress) {
        isRestart = options.restart();
        var lease = new Lease(wiring.leases());
        lease.take(source.name(), source.id());
        try (var renewal = new LeaseRenewal(lease, source.name())) {
            wiring.sources().setStatus(source.id(), SourceStatus.INITIALISING, null);
            // not before: a sync that begins looks whether the status says this
            SyncRun.refuseSynced(wiring, source);
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
                    wiring.copyWorkers(),
                    wiring.settings().copy().chunkSize(),
                    wiring.settings().copy().indexMemory(),
                    settings.targetTables().grantSelectTo(),
                    isRestart);
            new SelectGrants(settings.targetTables().grantSelectTo()).check(wiring.target());
            if (types.hasOverrides()) {
                new NarrowedColumns(connections, design).check(plan);
            }
            var loading = settings.keepExistingSchema()
                    ? new ExistingTablesCheck(connections, wiring.target(), design).check(plan)
                    : design;
            var warned = new RetentionWarning(
                    progress, source.name(), BinlogRetention.read(connections), Duration.ZERO, System::nanoTime);
            var copied = new CopiedRows(warned);
            try (var changes = CopyChanges.of(home, wiring, source, settings, plan)) {
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

    private InitResult result(CopyResult result, CopiedRows copied, List<String> warnings) {
        var problems = new TreeMap<TableId, String>();
        result.notCopied().forEach(table -> problems.put(table, CopiedRows.NOT_COPIED));
        return new InitResult(
                source.name(),
                result.position().binlog().toString(),
                result.position().gtidSet(),
                result.took(),
                result.lockHeld(),
                result.snapshot(),
                copied.tables(wiring.statuses().discarded(source.id()), problems),
                warnings);
    }
}
