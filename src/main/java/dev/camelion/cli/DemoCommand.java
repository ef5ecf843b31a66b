package dev.camelion.cli;

import dev.camelion.cli.operation.Demo;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "demo", description = "Show it at work: embedded servers, a live workload, a comparison at the end.")
final class DemoCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "End after this time; exit status 0 only when both sides are equal. Default: until Ctrl-C.")
    private @Nullable Integer seconds;

    @Option(
            names = "--bad-row",
            description = "The load has a row that PostgreSQL refuses; exit status 7, and what show_errors says of it.")
    private boolean badRow;

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.program()
                .demo()
                .run(
                        session.home(),
                        new Demo.Plan(seconds == null ? null : Duration.ofSeconds(seconds), badRow),
                        new SessionStory(session));
    }
}
