package dev.camelion.cli;

import dev.camelion.catalogue.errors.AdjustmentCount;
import dev.camelion.catalogue.errors.DiscardedImage;
import dev.camelion.catalogue.errors.DiscardedRow;
import dev.camelion.catalogue.errors.DroppedView;
import dev.camelion.catalogue.errors.ErrorCount;
import dev.camelion.catalogue.errors.LoggedError;
import dev.camelion.catalogue.errors.OpenSchemaChange;
import dev.camelion.catalogue.errors.TroubledTable;
import dev.camelion.catalogue.errors.WarningCount;
import dev.camelion.cli.operation.ErrorSummary;
import dev.camelion.cli.operation.SourceErrors;
import dev.camelion.cli.output.Column;
import dev.camelion.cli.output.Sections;
import dev.camelion.value.Adjustment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of one source could not be carried over, as show_errors prints it. */
final class ErrorTables {
    private final String source;
    private final NextStep next;

    private ErrorTables(String source) {
        this.source = source;
        this.next = new NextStep(source);
    }

    static Sections of(SourceErrors errors) {
        return new ErrorTables(errors.source()).sections(errors);
    }

    static Sections of(ErrorSummary summary, int limit) {
        return new ErrorTables(summary.source()).sections(summary, limit);
    }

    static List<Column<DiscardedImage>> of(DiscardedRow row) {
        return new ErrorTables(row.source()).image();
    }

    private Sections sections(SourceErrors errors) {
        var sections = new Sections()
                .value("source", source)
                .value("open_rows", errors.open())
                .list("Discarded rows of " + source, "rows", rows(), errors.rows());
        if (errors.open() > errors.rows().size()) {
            sections.remark("%d more: --limit %d shows all, --summary counts them."
                    .formatted(errors.open() - errors.rows().size(), errors.open()));
        }
        var tables = errors.tables();
        return sections.list(
                        "Tables of %s in quarantine".formatted(source),
                        "quarantined",
                        tables(),
                        tables.stream().filter(TroubledTable::isQuarantined).toList())
                .list(
                        "Tables of %s that need another copy".formatted(source),
                        "copy_needed",
                        tables(),
                        tables.stream()
                                .filter(table -> table.isCopyNeeded() && !table.isQuarantined())
                                .toList())
                .list(
                        "Schema changes of %s that were not done".formatted(source),
                        "schema_changes",
                        schemaChanges(),
                        errors.schemaChanges())
                .list(
                        "Views of the target that gave way to schema changes of %s".formatted(source),
                        "dropped_views",
                        views(),
                        errors.droppedViews())
                .list(
                        "Schema changes of %s not carried over in full".formatted(source),
                        "warnings",
                        warnings(),
                        errors.warnings())
                .list("Last failures of the replica of " + source, "log", log(), errors.log());
    }

    private Sections sections(ErrorSummary summary, int limit) {
        var rows = summary.rows().stream().limit(limit).toList();
        var sections = new Sections()
                .value("source", source)
                .list("Discarded rows of %s by error".formatted(source), "errors", counts(), rows);
        if (rows.size() < summary.rows().size()) {
            sections.remark("%d more: --limit %d shows all."
                    .formatted(
                            summary.rows().size() - rows.size(), summary.rows().size()));
        }
        return sections.list(
                "Values of %s that were changed".formatted(source),
                "adjustments",
                adjustments(),
                summary.adjustments());
    }

    private List<Column<DiscardedRow>> rows() {
        return List.of(
                Column.number("id", DiscardedRow::id),
                Column.time("time", DiscardedRow::time),
                Column.text("table", row -> row.table().toString()),
                Column.detail("target", DiscardedRow::target),
                Column.text("event", ErrorTables::event),
                Column.text("position", DiscardedRow::position),
                Column.text("sqlstate", DiscardedRow::sqlState),
                Column.text("next step", next::of),
                Column.note("error", DiscardedRow::error));
    }

    private List<Column<TroubledTable>> tables() {
        return List.of(
                Column.text("table", table -> table.table().toString()),
                Column.detail("target", table -> table.targetSchema() + "." + table.targetTable()),
                Column.time("since", TroubledTable::since),
                Column.number("events kept", TroubledTable::eventsKept),
                Column.number("discarded", TroubledTable::discarded),
                Column.text("next step", next::of),
                Column.note("reason", TroubledTable::reason));
    }

    private List<Column<WarningCount>> warnings() {
        return List.of(
                Column.text("table", warning -> warning.table().toString()),
                Column.text("warning", WarningCount::code),
                Column.number("times", WarningCount::times),
                Column.time("last", WarningCount::last),
                Column.text("next step", warning -> next.verify(warning.table())),
                Column.note("text", WarningCount::warning));
    }

    private List<Column<OpenSchemaChange>> schemaChanges() {
        return List.of(
                Column.number("id", OpenSchemaChange::id),
                Column.time("time", OpenSchemaChange::time),
                Column.text("table", change -> change.table().toString()),
                Column.detail("target", OpenSchemaChange::target),
                Column.text("position", OpenSchemaChange::position),
                Column.text("next step", next::of),
                Column.line("mysql", OpenSchemaChange::mysql),
                Column.line("postgres", change -> change.postgres() == null ? null : "-> " + change.postgres()),
                Column.line("reason", OpenSchemaChange::reason));
    }

    private List<Column<DroppedView>> views() {
        return List.of(
                Column.text("view", DroppedView::name),
                Column.text("kind", DroppedView::kind),
                Column.time("time", DroppedView::time),
                Column.text("position", DroppedView::position),
                Column.line("reason", DroppedView::reason),
                Column.line("definition", DroppedView::definition));
    }

    private List<Column<LoggedError>> log() {
        return List.of(
                Column.time("time", LoggedError::time),
                Column.text("stage", LoggedError::stage),
                Column.text("code", LoggedError::code),
                Column.text("next step", entry -> next.status()),
                Column.note("error", LoggedError::error));
    }

    private List<Column<ErrorCount>> counts() {
        return List.of(
                Column.text("table", count -> count.table().toString()),
                Column.text("event", ErrorCount::event),
                Column.text("sqlstate", ErrorCount::sqlState),
                Column.number("rows", ErrorCount::rows),
                Column.time("last", ErrorCount::last),
                Column.text("next step", count -> next.retry(count.table())),
                Column.note("error", ErrorCount::error));
    }

    private List<Column<AdjustmentCount>> adjustments() {
        return List.of(
                Column.text("table", count -> count.table().toString()),
                Column.text("column", AdjustmentCount::column),
                Column.detail("adjustment", AdjustmentCount::adjustment),
                Column.text(
                        "what was done",
                        count -> known(count).map(Adjustment::text).orElse(count.adjustment())),
                Column.number("values", AdjustmentCount::values),
                Column.text("by", count -> known(count).map(Adjustment::rule).orElse(null)),
                Column.time("last", AdjustmentCount::last));
    }

    private static Optional<Adjustment> known(AdjustmentCount count) {
        return Adjustment.of(count.adjustment());
    }

    private List<Column<DiscardedImage>> image() {
        return List.of(
                Column.number("id", image -> image.row().id()),
                Column.text("source", image -> source),
                Column.text("table", image -> image.row().table().toString()),
                Column.text("target", image -> image.row().target()),
                Column.text("event", image -> event(image.row())),
                Column.text("state", image -> image.row().state()),
                Column.time("time", image -> image.row().time()),
                Column.time("resolved", DiscardedImage::resolved),
                Column.text("position", image -> image.row().position()),
                Column.text("transaction", DiscardedImage::transaction),
                Column.text("sqlstate", image -> image.row().sqlState()),
                Column.text("error", image -> image.row().error()),
                Column.text("next step", image -> next.of(image.row())),
                Column.json("row", DiscardedImage::data),
                Column.json("old row", DiscardedImage::old),
                Column.block("row as copied", DiscardedImage::text),
                Column.block("schema change", DiscardedImage::mysql),
                Column.block("statements", DiscardedImage::statements),
                Column.block("refused statements", DiscardedImage::replaced));
    }

    private static @Nullable String event(DiscardedRow row) {
        return row.isCopied() ? "copy" : row.event();
    }
}
