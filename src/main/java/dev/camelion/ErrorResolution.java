package dev.camelion;

import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.catalogue.errors.Attempt;
import dev.camelion.catalogue.errors.DiscardedRow;
import dev.camelion.catalogue.errors.TableCounts;
import dev.camelion.catalogue.errors.TroubledTable;
import dev.camelion.cli.operation.ErrorSelection;
import dev.camelion.cli.operation.Resolution;
import dev.camelion.cli.operation.Resolution.Outcome;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies discarded rows again, or gives them up: tables in quarantine first, then single rows in event order. */
final class ErrorResolution {
    private final Wiring wiring;
    private final List<String> sources;
    private final ErrorReview review;
    private final Way way;

    /** What is done with a row and with a table. */
    private enum Way {
        RETRY(Outcome.APPLIED) {
            @Override
            Attempt<String> row(Wiring wiring, long source, long id) {
                return wiring.retries().retryRow(source, id);
            }

            @Override
            Attempt<TableCounts> table(Wiring wiring, long source, TroubledTable table) {
                return wiring.retries().retryTable(source, table.targetSchema(), table.targetTable());
            }
        },
        SKIP(Outcome.SKIPPED) {
            @Override
            Attempt<String> row(Wiring wiring, long source, long id) {
                return wiring.retries().skipRow(source, id);
            }

            @Override
            Attempt<TableCounts> table(Wiring wiring, long source, TroubledTable table) {
                return wiring.retries().skipTable(source, table.targetSchema(), table.targetTable());
            }
        };

        private final Outcome done;

        Way(Outcome done) {
            this.done = done;
        }

        abstract Attempt<String> row(Wiring wiring, long source, long id);

        abstract Attempt<TableCounts> table(Wiring wiring, long source, TroubledTable table);
    }

    private ErrorResolution(Wiring wiring, List<String> sources, Way way) {
        this.wiring = wiring;
        this.sources = sources;
        this.review = new ErrorReview(wiring, sources);
        this.way = way;
    }

    static ErrorResolution byRetry(Wiring wiring, List<String> sources) {
        return new ErrorResolution(wiring, sources, Way.RETRY);
    }

    static ErrorResolution bySkipping(Wiring wiring, List<String> sources) {
        return new ErrorResolution(wiring, sources, Way.SKIP);
    }

    /** Runs a text of the operator's in the place of a refused schema change's statements. */
    List<Resolution> replacing(long id, String postgres) {
        var row = open(id);
        var source = wiring.sources().get(row.source());
        var attempt = wiring.retries().retryReplaced(source.id(), id, postgres);
        var counts = attempt.result();
        var isFree = counts != null && counts.kept() == 0;
        return List.of(new Resolution(
                source.name(), id, row.table(), isFree ? way.done : Outcome.STILL_REFUSED, counts, error(attempt)));
    }

    List<Resolution> of(ErrorSelection selection) {
        return selection.ids().isEmpty() ? tables(selection) : rows(selection.ids());
    }

    private List<Resolution> rows(List<Long> ids) {
        var rows = ids.stream().sorted().distinct().map(this::open).toList();
        return rows.stream()
                .map(row -> row(wiring.sources().get(row.source()), row))
                .toList();
    }

    private DiscardedRow open(long id) {
        var row = review.row(id).row();
        if (!row.isOpen()) {
            throw new ReplicaException(
                    ErrorCode.ROW_UNKNOWN,
                    "the discarded row %d is %s already".formatted(id, row.state()),
                    "See show_errors for those that are open");
        }
        return row;
    }

    private List<Resolution> tables(ErrorSelection selection) {
        review.refuseUnknown(selection.tables());
        var resolutions = new ArrayList<Resolution>();
        for (var name : sources) {
            var source = wiring.sources().get(name);
            var tables = review.tables(source, selection.tables());
            // before the tables: what they discard once more has had its try
            var rows = wiring.errors()
                    .inOrder(
                            source.id(),
                            tables.stream()
                                    .filter(table -> !table.isQuarantined())
                                    .toList());
            tables.stream()
                    .filter(TroubledTable::isQuarantined)
                    .forEach(table -> resolutions.add(table(source, table)));
            rows.forEach(row -> resolutions.add(row(source, row)));
        }
        return resolutions;
    }

    private Resolution row(RegisteredSource source, DiscardedRow row) {
        var attempt = way.row(wiring, source.id(), row.id());
        var result = attempt.result();
        // a running replica may have met a later event of the row in the meantime
        var state = result != null ? result : review.row(row.id()).row().state();
        var outcome = Outcome.ofState(state);
        return new Resolution(
                source.name(),
                row.id(),
                row.table(),
                outcome,
                null,
                outcome == Outcome.STILL_REFUSED ? error(attempt) : null);
    }

    private Resolution table(RegisteredSource source, TroubledTable table) {
        // one schema change may have put several tables there, which leave together
        var before = now(source, table);
        if (before.isEmpty() || !before.get().isQuarantined()) {
            return new Resolution(source.name(), null, table.table(), way.done, null, null);
        }
        var attempt = way.table(wiring, source.id(), table);
        var counts = attempt.result();
        if (counts == null) {
            return new Resolution(source.name(), null, table.table(), Outcome.STILL_REFUSED, null, error(attempt));
        }
        var isFree = counts.kept() == 0;
        return new Resolution(
                source.name(),
                null,
                table.table(),
                isFree ? way.done : Outcome.STILL_REFUSED,
                counts,
                isFree ? null : now(source, table).map(TroubledTable::reason).orElse(null));
    }

    private Optional<TroubledTable> now(RegisteredSource source, TroubledTable table) {
        return wiring.errors().tables(source.id()).stream()
                .filter(other -> other.targetSchema().equals(table.targetSchema())
                        && other.targetTable().equals(table.targetTable()))
                .findFirst();
    }

    private static @Nullable String error(Attempt<?> attempt) {
        return attempt.error() == null ? null : attempt.sqlState() + " " + attempt.error();
    }
}
