package dev.camelion.cli;

import dev.camelion.config.TablePattern;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "sync_tables",
        description = "Copy some tables of a source again, or for the first time, while the replica runs.")
final class SyncTablesCommand implements Callable<Integer> {
    private static final String QUARANTINED = "quarantined";

    private final Session session;

    @Option(
            names = {"--tables", "--table"},
            required = true,
            paramLabel = "TABLE",
            split = ",",
            description = "The tables, as names or globs: shop.orders,shop.item*; or the word quarantined: those in"
                    + " quarantine and those that need another copy.")
    private final List<String> tables = new ArrayList<>();

    @Option(names = "--restart", description = "Copy from the start, whatever a copy that broke off has left.")
    private boolean restart;

    SyncTablesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var source = session.source();
        var patterns = patterns();
        var result = session.watch(
                "copying", (operations, progress) -> operations.syncTables(source, patterns, restart, progress));
        var done = result.tables().stream()
                .filter(table -> table.problem() == null)
                .count();
        var sentence = result.tables().isEmpty()
                ? "No table of source %s is in quarantine or needs another copy.".formatted(source)
                : CopyReport.sentences(
                        result,
                        "%d tables of source %s are copied as of %s.".formatted(done, source, result.position()));
        session.output().rows(sentence, CopyReport.values(result), CopyReport.COLUMNS, result.tables());
        return result.isClean() ? 0 : ErrorCode.NOT_CLEAN.exitStatus();
    }

    /** None for the tables in quarantine. */
    private List<TablePattern> patterns() {
        if (tables.equals(List.of(QUARANTINED))) {
            return List.of();
        }
        try {
            return tables.stream().map(TablePattern::new).toList();
        } catch (IllegalArgumentException malformed) {
            throw new ReplicaException(
                    ErrorCode.OPTION_INVALID,
                    "--tables %s names no tables".formatted(String.join(",", tables)),
                    "Write for example --tables shop.orders,shop.item*, or --tables quarantined");
        }
    }
}
