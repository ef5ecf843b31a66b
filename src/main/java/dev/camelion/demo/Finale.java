package dev.camelion.demo;

import dev.camelion.cli.operation.SourceStatus;
import dev.camelion.cli.operation.Story;
import dev.camelion.cli.operation.VerifyResult;
import dev.camelion.cli.operation.VerifyResult.ComparedTable;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What comes after the workload: the replica catches up, both sides are compared, the result is printed. */
final class Finale {
    private static final Duration CATCH_UP_LIMIT = Duration.ofSeconds(60);
    private static final Duration CATCH_UP_LIMIT_WHEN_ENDED = Duration.ofSeconds(6);
    private static final Duration LOOK = Duration.ofMillis(100);

    private static final int SHOWN_ERRORS = 10;

    private final DemoReplica replica;
    private final String source;
    private final Story story;
    private final Ending ending;

    Finale(DemoReplica replica, String source, Story story, Ending ending) {
        this.replica = replica;
        this.source = source;
        this.story = story;
        this.ending = ending;
    }

    /** Gives the exit status. */
    int compare(DemoServers servers, Workload workload) throws SQLException {
        workload.failure().ifPresent(failure -> {
            throw new ReplicaException(ErrorCode.BUG, "the workload broke off: " + failure, "Report it", failure);
        });
        story.line("Workload stopped after %s transactions; waiting for the replica to catch up ..."
                .formatted(Text.count(workload.transactions())));
        var tookSince = System.nanoTime();
        awaitReplayed(servers.executedGtids());
        var status = status();
        story.line("Caught up in %s; comparing both sides by content ..."
                .formatted(Text.seconds(Duration.ofNanos(System.nanoTime() - tookSince))));
        var result = replica.operations().verify(source, List.of(), Silence.PROGRESS);
        return conclude(result, status);
    }

    private void awaitReplayed(String gtidSet) {
        var began = System.nanoTime();
        while (!replica.hasReplayed(source, gtidSet)) {
            var limit = ending.isAsked() ? CATCH_UP_LIMIT_WHEN_ENDED : CATCH_UP_LIMIT;
            if (System.nanoTime() - began > limit.toNanos()) {
                var status = status();
                throw new ReplicaException(
                        ErrorCode.NOT_CLEAN,
                        "the replica did not catch up within %s (%s, %s) and was not compared"
                                .formatted(Text.seconds(limit), status.status(), Text.lags(status)),
                        "Run the demo again with --debug");
            }
            ending.pause(LOOK);
        }
    }

    private int conclude(VerifyResult result, SourceStatus status) {
        var replicated = replica.replicated(source);
        var isEqual = result.isEqual() && status.tables().quarantined() == 0 && status.discarded() == 0;
        result.tables().stream()
                .filter(table -> !table.isEqual())
                .forEach(table -> story.line("  " + difference(table)));
        if (!isEqual) {
            explain(status);
        }
        story.line("%s at %s; %s row changes and %s schema changes replicated; %s."
                .formatted(
                        isEqual ? equality(result) : difference(result),
                        result.position(),
                        Text.count(replicated.rows()),
                        Text.count(replicated.schemaChanges()),
                        Text.lags(status)));
        if (isEqual && (!LiveShow.RUNNING.equals(status.status()) || replicated.rows() == 0)) {
            throw LiveShow.notRunning(status);
        }
        return isEqual ? 0 : ErrorCode.NOT_CLEAN.exitStatus();
    }

    private void explain(SourceStatus status) {
        story.line("");
        story.line("show_status:");
        story.status(List.of(status));
        story.line("");
        story.line("show_errors:");
        story.errors(replica.operations().errors(List.of(source), List.of(), SHOWN_ERRORS));
        story.line("");
    }

    private static String equality(VerifyResult result) {
        var rows = result.tables().stream().mapToLong(ComparedTable::sourceRows).sum();
        return "EQUAL: %d tables, %s rows on both sides"
                .formatted(result.tables().size(), Text.count(rows));
    }

    private static String difference(VerifyResult result) {
        var differing =
                result.tables().stream().filter(table -> !table.isEqual()).count();
        return "NOT EQUAL: %d of %d tables differ as said above, all other rows are equal"
                .formatted(differing, result.tables().size());
    }

    private static String difference(ComparedTable table) {
        return "%s: %s rows in the source, %s in the target: %s"
                .formatted(table.table(), table.sourceRows(), table.targetRows(), table.reason());
    }

    private SourceStatus status() {
        return replica.operations().status(List.of(source)).get(0);
    }
}
