package dev.camelion.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "start_replica", description = "Replicate a source, or all of them, until told to stop.")
final class StartReplicaCommand implements Callable<Integer> {
    private final Session session;

    StartReplicaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var sources = session.sources();
        return session.ask(operations -> operations.startReplica(sources));
    }
}
