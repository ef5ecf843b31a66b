package dev.camelion.cli;

import dev.camelion.cli.operation.Operations;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "drop_schema", description = "Remove the catalogue with all that is pending; replicated tables stay.")
final class DropSchemaCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    DropSchemaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!yes && !session.program().confirmation().test("Remove the catalogue with all that is pending?")) {
            throw new ReplicaException(
                    ErrorCode.CONFIRMATION_MISSING,
                    "drop_schema removes the catalogue with all that is pending",
                    "Confirm it with --yes");
        }
        session.tell(Operations::dropSchema);
        session.output().done("Removed the catalogue.", Map.of());
        return 0;
    }
}
