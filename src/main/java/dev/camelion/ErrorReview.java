package dev.camelion;

import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.catalogue.errors.DiscardedImage;
import dev.camelion.catalogue.errors.TroubledTable;
import dev.camelion.cli.operation.ErrorSummary;
import dev.camelion.cli.operation.SourceErrors;
import dev.camelion.config.TablePattern;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import java.util.ArrayList;
import java.util.List;

/** Reads what of some sources could not be carried over. */
final class ErrorReview {
    private static final int LAST_FAILURES = 10;

    private final Wiring wiring;
    private final List<RegisteredSource> sources;

    /**
     * @throws ReplicaException where none of the sources is registered
     */
    ErrorReview(Wiring wiring, List<String> names) {
        this.wiring = wiring;
        this.sources = wiring.sources().list().stream()
                .filter(source -> names.contains(source.name()))
                .toList();
        if (sources.isEmpty()) {
            wiring.sources().get(names.get(0));
        }
    }

    List<SourceErrors> errors(List<TablePattern> patterns, int limit) {
        refuseUnknown(patterns);
        return sources.stream().map(source -> errors(source, patterns, limit)).toList();
    }

    private SourceErrors errors(RegisteredSource source, List<TablePattern> patterns, int limit) {
        var errors = wiring.errors();
        var tables = tables(source, patterns);
        return new SourceErrors(
                source.name(),
                errors.newest(source.id(), tables, limit),
                tables.stream().mapToLong(TroubledTable::discarded).sum(),
                tables,
                errors.warnings(source.id()).stream()
                        .filter(warning -> matches(warning.table(), patterns))
                        .toList(),
                // what fails there is of no one table
                patterns.isEmpty() ? errors.log(source.id(), LAST_FAILURES) : List.of(),
                errors.schemaChanges(source.id()).stream()
                        .filter(change -> matches(change.table(), patterns))
                        .toList(),
                patterns.isEmpty() ? errors.droppedViews(source.id()) : List.of());
    }

    List<ErrorSummary> summary(List<TablePattern> patterns) {
        refuseUnknown(patterns);
        var errors = wiring.errors();
        return sources.stream()
                .map(source -> new ErrorSummary(
                        source.name(),
                        errors.counts(source.id()).stream()
                                .filter(count -> matches(count.table(), patterns))
                                .toList(),
                        errors.adjustments(source.id()).stream()
                                .filter(count -> matches(count.table(), patterns))
                                .toList()))
                .toList();
    }

    /**
     * @throws ReplicaException where no row of these sources has that number
     */
    DiscardedImage row(long id) {
        return wiring.errors()
                .find(id)
                .filter(image -> sources.stream()
                        .anyMatch(source -> source.name().equals(image.row().source())))
                .orElseThrow(() -> new ReplicaException(
                        ErrorCode.ROW_UNKNOWN,
                        "there is no discarded row " + id,
                        "See show_errors for those there are"));
    }

    /** The tables of a source that are not as they should be and match one of the patterns. */
    List<TroubledTable> tables(RegisteredSource source, List<TablePattern> patterns) {
        return wiring.errors().tables(source.id()).stream()
                .filter(table -> matches(table.table(), patterns))
                .toList();
    }

    /** A misspelt name must not look like a table without errors. */
    void refuseUnknown(List<TablePattern> patterns) {
        if (patterns.isEmpty()) {
            return;
        }
        var known = new ArrayList<TableId>();
        for (var source : sources) {
            wiring.statuses().tables(source.id()).forEach(table -> known.add(table.table()));
            wiring.errors().tables(source.id()).forEach(table -> known.add(table.table()));
        }
        for (var pattern : patterns) {
            if (known.stream().noneMatch(pattern::matches)) {
                throw new ReplicaException(
                        ErrorCode.TABLE_UNKNOWN,
                        "%s matches no table that is replicated".formatted(pattern),
                        "Name tables as the source does: database.table");
            }
        }
    }

    private static boolean matches(TableId table, List<TablePattern> patterns) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(table));
    }
}
