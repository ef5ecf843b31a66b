package dev.camelion.cli;

import dev.camelion.cli.operation.Operations;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "create_schema", description = "Create the catalogue, schema sch_chameleon, in the target.")
final class CreateSchemaCommand implements Callable<Integer> {
    private final Session session;

    CreateSchemaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.tell(Operations::createSchema);
        session.output().done("Created the catalogue.", Map.of());
        return 0;
    }
}
