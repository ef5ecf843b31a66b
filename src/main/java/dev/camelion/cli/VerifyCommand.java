package dev.camelion.cli;

import dev.camelion.cli.operation.VerifyResult.ComparedTable;
import dev.camelion.cli.output.Column;
import dev.camelion.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "verify", description = "Compare both sides of a source; exit status 7 when they differ.")
final class VerifyCommand implements Callable<Integer> {
    private final Session session;
    private static final List<Column<ComparedTable>> COLUMNS = List.of(
            Column.text("table", table -> table.table().toString()),
            Column.number("source rows", ComparedTable::sourceRows),
            Column.number("target rows", ComparedTable::targetRows),
            Column.claim("equal", ComparedTable::isEqual),
            Column.note("reason", ComparedTable::reason));

    @Mixin
    private final TablesOption tables = new TablesOption();

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var source = session.source();
        var patterns = tables.patterns();
        var result =
                session.watch("comparing", (operations, progress) -> operations.verify(source, patterns, progress));
        var values = Map.of("source", source, "position", result.position(), "equal", result.isEqual());
        var differing =
                result.tables().stream().filter(table -> !table.isEqual()).count();
        var sentence = result.isEqual()
                ? "Both sides are equal at %s.".formatted(result.position())
                : "%d of %d tables differ at %s."
                        .formatted(differing, result.tables().size(), result.position());
        session.output().rows(sentence, values, COLUMNS, result.tables());
        return result.isEqual() ? 0 : ErrorCode.NOT_CLEAN.exitStatus();
    }
}
