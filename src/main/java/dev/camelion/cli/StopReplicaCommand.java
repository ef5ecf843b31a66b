package dev.camelion.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "stop_replica", description = "Stop the process that replicates a source, and wait until it has.")
final class StopReplicaCommand implements Callable<Integer> {
    private final Session session;

    StopReplicaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var source = session.source();
        session.tell(operations -> operations.stopReplica(source));
        session.output().done("Source %s is stopped.".formatted(source), Map.of("source", source));
        return 0;
    }
}
