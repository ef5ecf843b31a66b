package dev.camelion.cli;

import dev.camelion.error.ErrorCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "init_replica",
        description = "Copy the tables of a source as they are now; replication starts from there.")
final class InitReplicaCommand implements Callable<Integer> {
    private final Session session;

    InitReplicaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var source = session.source();
        var result = session.watch("copying", (operations, progress) -> operations.initReplica(source, progress));
        var last = "Source %s is copied as of %s.".formatted(result.source(), result.position());
        session.output()
                .rows(
                        CopyReport.sentences(result, last),
                        CopyReport.values(result),
                        CopyReport.COLUMNS,
                        result.tables());
        return result.isClean() ? 0 : ErrorCode.NOT_CLEAN.exitStatus();
    }
}
