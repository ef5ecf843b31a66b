package dev.camelion.cli;

import dev.camelion.config.TablePattern;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Names some of a source's tables. */
final class TablesOption {
    @Option(
            names = "--tables",
            paramLabel = "TABLE",
            split = ",",
            description = "Only these tables, as names or globs: shop.orders,shop.item*.")
    private final List<String> tables = new ArrayList<>();

    @Option(names = "--table", hidden = true, split = ",", description = "pg_chameleon's spelling of --tables.")
    private final List<String> table = new ArrayList<>();

    /**
     * Empty where the option is not given.
     *
     * @throws ReplicaException where it names no tables
     */
    List<TablePattern> patterns() {
        try {
            return texts().map(TablePattern::new).toList();
        } catch (IllegalArgumentException malformed) {
            throw new ReplicaException(
                    ErrorCode.OPTION_INVALID,
                    "--tables " + this + " names no tables",
                    "Write for example --tables shop.orders,shop.item*");
        }
    }

    private Stream<String> texts() {
        return Stream.concat(tables.stream(), table.stream());
    }

    /** The names as they were given. */
    @Override
    public String toString() {
        return String.join(",", texts().toList());
    }
}
