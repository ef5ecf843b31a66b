package dev.camelion.cli;

import dev.camelion.cli.operation.VerifyResult.ComparedTable;
import dev.camelion.cli.output.Column;
import dev.camelion.config.TablePattern;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "verify", description = "Compare both sides of a source; exit status 7 when they differ.")
final class VerifyCommand implements Callable<Integer> {
    private final Session session;
    private static final List<Column<ComparedTable>> COLUMNS = List.of(
            Column.text("table", table -> table.table().toString()),
            Column.number("source rows", ComparedTable::sourceRows),
            Column.number("target rows", ComparedTable::targetRows),
            Column.claim("equal", ComparedTable::isEqual),
            Column.note("reason", ComparedTable::reason));

    @Option(
            names = "--tables",
            paramLabel = "TABLE",
            split = ",",
            description = "Only these tables, as names or globs: shop.orders,shop.item*.")
    private final List<String> tables = new ArrayList<>();

    @Option(names = "--table", hidden = true, split = ",", description = "pg_chameleon's spelling of --tables.")
    private final List<String> table = new ArrayList<>();

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var source = session.source();
        var patterns = patterns();
        var result = session.ask(operations -> operations.verify(source, patterns, session.progress()));
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

    private List<TablePattern> patterns() {
        try {
            return Stream.concat(tables.stream(), table.stream())
                    .map(TablePattern::new)
                    .toList();
        } catch (IllegalArgumentException malformed) {
            throw new ReplicaException(
                    ErrorCode.OPTION_INVALID,
                    "--tables " + String.join(",", tables) + " names no tables",
                    "Write for example --tables shop.orders,shop.item*");
        }
    }
}
