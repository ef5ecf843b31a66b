package dev.camelion.cli;

import dev.camelion.catalogue.errors.TableCounts;
import dev.camelion.cli.operation.Resolution;
import dev.camelion.cli.output.Column;
import dev.camelion.cli.output.Sections;
import dev.camelion.error.ErrorCode;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of discarded rows and tables in quarantine. */
final class ResolutionTable {
    private static final List<Column<Resolution>> COLUMNS = List.of(
            Column.number("id", Resolution::id),
            Column.text("table", resolution -> resolution.table().toString()),
            Column.text("outcome", resolution -> resolution.outcome().toString()),
            count("skipped", TableCounts::skipped),
            count("replayed", TableCounts::replayed),
            count("discarded", TableCounts::discarded),
            count("kept", TableCounts::kept),
            Column.note("detail", ResolutionTable::detail),
            Column.detail("error", Resolution::error));

    private ResolutionTable() {}

    /** Prints them and gives the exit status. */
    static int print(Session session, List<Resolution> resolutions, String nothing) {
        var isClean = resolutions.stream().allMatch(Resolution::isClean);
        var sections = new Sections()
                .value("clean", isClean)
                .list("Discarded rows and tables", "resolutions", COLUMNS, resolutions);
        session.output().sections(List.of(sections), true, nothing);
        return isClean ? 0 : ErrorCode.NOT_CLEAN.exitStatus();
    }

    private static Column<Resolution> count(String title, ToLongFunction<TableCounts> count) {
        return Column.detail(title, resolution -> {
            var counts = resolution.counts();
            return counts == null ? null : count.applyAsLong(counts);
        });
    }

    private static @Nullable String detail(Resolution resolution) {
        var counts = resolution.counts();
        var parts = Stream.of(counts == null ? null : text(counts), resolution.error())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return parts.isEmpty() ? null : parts;
    }

    private static String text(TableCounts counts) {
        return "%d skipped, %d events applied, %d discarded, %d kept"
                .formatted(counts.skipped(), counts.replayed(), counts.discarded(), counts.kept());
    }
}
