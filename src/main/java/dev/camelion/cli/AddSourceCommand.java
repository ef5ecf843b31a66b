package dev.camelion.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "add_source", description = "Register a source in the catalogue.")
final class AddSourceCommand implements Callable<Integer> {
    private final Session session;

    AddSourceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var source = session.source();
        var id = session.ask(operations -> operations.addSource(source));
        session.output().done("Added source %s with id %d.".formatted(source, id), Map.of("source", source, "id", id));
        return 0;
    }
}
