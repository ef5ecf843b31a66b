package dev.camelion.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "show_version", description = "Print the version.", hidden = true)
final class ShowVersionCommand implements Callable<Integer> {
    private final Session session;

    ShowVersionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.output().done("camelion " + Version.number(), Map.of("version", Version.number()));
        return 0;
    }
}
