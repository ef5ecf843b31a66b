package dev.camelion;

import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.catalogue.SnapshotStore;
import dev.camelion.catalogue.SourceStatus;
import dev.camelion.cli.operation.InitResult;
import dev.camelion.cli.operation.Progress;
import dev.camelion.copy.CopyPlan;
import dev.camelion.copy.CopyResult;
import dev.camelion.copy.InitialCopy;
import dev.camelion.copy.NarrowedColumns;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.lease.Lease;
import dev.camelion.source.Preflight;
import dev.camelion.supervise.Failure;
import java.util.Map;

/** One initial copy of a source: its lease, its checks, its states. */
final class InitialCopyRun {
    private final Wiring wiring;
    private final RegisteredSource source;

    InitialCopyRun(Wiring wiring, RegisteredSource source) {
        this.wiring = wiring;
        this.source = source;
    }

    InitResult run(Progress progress) {
        var lease = new Lease(wiring.leases());
        lease.take(source.name(), source.id());
        try (var renewal = new LeaseRenewal(lease, source.name())) {
            wiring.sources().setStatus(source.id(), SourceStatus.INITIALISING, null);
            // not before: a sync that begins looks whether the status says this
            SyncRun.refuseSynced(wiring, source);
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
                    wiring.settings().copy().workers());
            new NarrowedColumns(connections, design).check(plan);
            var copied = new CopiedRows(progress);
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

    private InitResult result(CopyResult result, CopiedRows copied) {
        var tables = copied.tables(wiring.statuses().discarded(source.id()), Map.of());
        return new InitResult(source.name(), result.position().binlog().toString(), tables);
    }
}
