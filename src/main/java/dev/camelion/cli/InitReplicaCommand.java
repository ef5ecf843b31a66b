package dev.camelion.cli;

import dev.camelion.cli.operation.InitOptions;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "init_replica",
        description = "Copy the tables of a source as they are now; replication starts from there.")
final class InitReplicaCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--restart", description = "Copy from the start, whatever a copy that broke off has left.")
    private boolean restart;

    @Option(
            names = "--from-gtid",
            paramLabel = "SET",
            description = "Copy nothing: the tables are there, loaded from data as of this GTID set.")
    private @Nullable String fromGtid;

    @Option(
            names = "--from-position",
            paramLabel = "FILE:POS",
            description = "The same as of this place in the binary log, where a transaction begins or ends.")
    private @Nullable String fromPosition;

    InitReplicaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var source = session.source();
        var options = options();
        var result =
                session.watch("copying", (operations, progress) -> operations.initReplica(source, options, progress));
        var text = options.isLoaded()
                ? "Source %s goes on from %s with the tables that are there."
                        .formatted(result.source(), result.position())
                : CopyReport.sentences(
                        result, "Source %s is copied as of %s.".formatted(result.source(), result.position()));
        session.output()
                .rows(
                        text,
                        CopyReport.values(result),
                        options.isLoaded() ? CopyReport.COLUMNS.subList(0, 1) : CopyReport.COLUMNS,
                        result.tables());
        return result.isClean() ? 0 : ErrorCode.NOT_CLEAN.exitStatus();
    }

    private InitOptions options() {
        var given = Stream.of(restart ? "" : null, fromGtid, fromPosition)
                .filter(Objects::nonNull)
                .count();
        if (given > 1) {
            throw new ReplicaException(
                    ErrorCode.OPTION_INVALID,
                    "--restart, --from-gtid and --from-position exclude each other",
                    "Give one of them");
        }
        return new InitOptions(restart, fromGtid, fromPosition);
    }
}
