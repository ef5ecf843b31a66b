package dev.camelion;

import dev.camelion.catalogue.SourceState;
import dev.camelion.catalogue.TableStateRow;
import dev.camelion.catalogue.errors.DiscardedImage;
import dev.camelion.cli.operation.ErrorSelection;
import dev.camelion.cli.operation.ErrorSummary;
import dev.camelion.cli.operation.InitOptions;
import dev.camelion.cli.operation.InitResult;
import dev.camelion.cli.operation.Operations;
import dev.camelion.cli.operation.Progress;
import dev.camelion.cli.operation.Resolution;
import dev.camelion.cli.operation.SourceEntry;
import dev.camelion.cli.operation.SourceErrors;
import dev.camelion.cli.operation.SourceStatus;
import dev.camelion.cli.operation.TableStatus;
import dev.camelion.cli.operation.VerifyResult;
import dev.camelion.config.Settings;
import dev.camelion.config.TablePattern;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.monitor.StatusReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The work behind the commands, on the target and the sources of the settings. */
final class TargetOperations implements Operations {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

    private final Path home;
    private final Wiring wiring;

    TargetOperations(Path home, Settings settings) {
        this(home, new Wiring(settings));
    }

    /** Closes the wiring in the end. */
    TargetOperations(Path home, Wiring wiring) {
        this.home = home;
        this.wiring = wiring;
    }

    @Override
    public void createSchema() {
        wiring.migrations().migrate();
    }

    @Override
    public void dropSchema() {
        var migrations = wiring.migrations();
        if (migrations.exists()) {
            for (var source : wiring.statuses().sources()) {
                refuseRunning(source.source(), source.id());
            }
        }
        migrations.drop();
    }

    @Override
    public long addSource(String source) {
        wiring.migrations().check();
        return wiring.sources().add(source, wiring.source(source).schemas());
    }

    @Override
    public InitResult initReplica(String source, InitOptions options, Progress progress) {
        wiring.migrations().check();
        var registered = wiring.sources().get(source);
        SyncRun.refuseSynced(wiring, registered);
        return new InitialCopyRun(home, wiring, registered).run(options, progress);
    }

    @Override
    public InitResult syncTables(String source, List<TablePattern> tables, boolean restart, Progress progress) {
        wiring.migrations().check();
        return new SyncRun(home, wiring, wiring.sources().get(source)).run(tables, restart, progress);
    }

    @Override
    public int startReplica(List<String> sources) {
        wiring.migrations().check();
        try (var replica = new Replica(home, wiring, sources)) {
            var hook = new Thread(replica::close, "stop-replica");
            Runtime.getRuntime().addShutdownHook(hook);
            replica.start();
            replica.await();
            removeHook(hook);
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ReplicaException(
                    ErrorCode.SETTING_INVALID,
                    "the routes do not start: " + failure.getMessage(),
                    "Check routes/ and the camel.* settings",
                    failure);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // the hook is what stopped the replica
        }
    }

    @Override
    public void stopReplica(String source) {
        wiring.migrations().check();
        var registered = wiring.sources().get(source);
        wiring.sources().requestStop(registered.id(), true);
        if (!Waiting.until(
                STOP_LIMIT, () -> wiring.leases().holder(registered.id()).isEmpty())) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_RUNNING,
                    "source %s is still written by %s after %d s"
                            .formatted(source, wiring.leases().holder(registered.id()), STOP_LIMIT.toSeconds()),
                    "It stops when its current step ends; end that process if it does not");
        }
    }

    private void refuseRunning(String source, long id) {
        var holder = wiring.leases().holder(id);
        if (!holder.isEmpty()) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_RUNNING,
                    "source %s is replicated by a process (%s)".formatted(source, holder),
                    "Run stop_replica --source %s first".formatted(source));
        }
    }

    @Override
    public List<SourceStatus> status(List<String> sources) {
        wiring.migrations().check();
        var states = wiring.statuses().sources().stream()
                .filter(state -> sources.contains(state.source()))
                .map(TargetOperations::status)
                .toList();
        if (states.isEmpty()) {
            wiring.sources().get(sources.get(0));
        }
        return states;
    }

    private static SourceStatus status(SourceState state) {
        var report = StatusReader.report(state);
        return new SourceStatus(
                state.id(),
                state.source(),
                state.schemas(),
                report.status(),
                state.readLag(),
                state.lastRead(),
                state.replayLag(),
                state.lastReplay(),
                state.batchesPending(),
                new SourceStatus.TableCounts(state.replicated(), state.withoutKey(), state.quarantined()),
                state.discarded(),
                report.message(),
                report.nextStep());
    }

    @Override
    public List<TableStatus> tables(String source) {
        wiring.migrations().check();
        return wiring.statuses().tables(wiring.sources().get(source).id()).stream()
                .map(table -> table(source, table))
                .toList();
    }

    private static TableStatus table(String source, TableStateRow table) {
        var isReplicated = "replicated".equals(table.state());
        var isFine = table.isSyncing() || (isReplicated && table.discarded() == 0);
        var look = isFine ? null : "show_errors --tables %s --source %s".formatted(table.table(), source);
        var copy = "sync_tables --tables %s --source %s".formatted(table.table(), source);
        return new TableStatus(
                table.table(),
                table.targetSchema() + "." + table.targetTable(),
                table.isSyncing() ? "syncing" : table.isCopyNeeded() && isReplicated ? "copy needed" : table.state(),
                table.keyColumns(),
                table.discarded(),
                isReplicated && table.keyColumns().isEmpty() ? KeylessTables.COST : null,
                table.reason(),
                table.isCopyNeeded() && !table.isSyncing() ? copy : look);
    }

    @Override
    public List<SourceEntry> sources() {
        wiring.migrations().check();
        var registered = wiring.sources().list();
        var names = new TreeSet<>(wiring.settings().sources().keySet());
        registered.forEach(source -> names.add(source.name()));
        var entries = new ArrayList<SourceEntry>();
        for (var name : names) {
            var configured = wiring.settings().sources().get(name);
            var known = registered.stream().filter(r -> r.name().equals(name)).findFirst();
            entries.add(new SourceEntry(
                    name,
                    known.map(r -> r.id()).orElse(null),
                    known.map(r -> r.status().id()).orElse("not registered"),
                    configured != null,
                    configured != null
                            ? configured.schemas()
                            : known.orElseThrow().schemas()));
        }
        return entries;
    }

    @Override
    public VerifyResult verify(String source, List<TablePattern> tables, Progress progress) {
        wiring.migrations().check();
        return new VerificationRun(wiring, wiring.sources().get(source)).run(tables, progress);
    }

    @Override
    public List<SourceErrors> errors(List<String> sources, List<TablePattern> tables, int limit) {
        return review(sources).errors(tables, limit);
    }

    @Override
    public List<ErrorSummary> errorSummary(List<String> sources, List<TablePattern> tables) {
        return review(sources).summary(tables);
    }

    @Override
    public DiscardedImage discardedRow(List<String> sources, long id) {
        return review(sources).row(id);
    }

    private ErrorReview review(List<String> sources) {
        wiring.migrations().check();
        return new ErrorReview(wiring, sources);
    }

    @Override
    public List<Resolution> retryErrors(List<String> sources, ErrorSelection selection) {
        wiring.migrations().check();
        return ErrorResolution.byRetry(wiring, sources).of(selection);
    }

    @Override
    public List<Resolution> retryReplaced(List<String> sources, long id, String postgres) {
        wiring.migrations().check();
        return ErrorResolution.byRetry(wiring, sources).replacing(id, postgres);
    }

    @Override
    public List<Resolution> skipErrors(List<String> sources, ErrorSelection selection) {
        wiring.migrations().check();
        return ErrorResolution.bySkipping(wiring, sources).of(selection);
    }

    @Override
    public void close() {
        wiring.close();
    }
}
