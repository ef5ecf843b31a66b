package dev.camelion.capture;

import dev.camelion.ddl.cascade.ReferencedColumns;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;

/**
 * Which columns of a table's old rows are logged: what identifies a row and what foreign keys refer to, or all. And
 * which changes are barriers, as the source changes rows of other tables with them and does not log it. Pure.
 */
final class RowImages {
    private final Rules rules;
    private final ReferencedColumns referenced;
    private final boolean hasKey;
    private final Set<String> identifying;

    /**
     * What holds for all tables of a source.
     *
     * @param full whether whole old rows are logged, though a part would do
     * @param hidesCascades whether the source does not log what its foreign keys' actions change
     */
    record Rules(boolean full, boolean hidesCascades) {}

    RowImages(TableModel table, Rules rules, ReferencedColumns referenced) {
        var keys = table.keyColumns().stream().map(ColumnModel::name).toList();
        this.rules = rules;
        this.referenced = referenced;
        this.hasKey = !keys.isEmpty();
        this.identifying = table.columns().stream()
                .map(ColumnModel::name)
                .filter(column ->
                        !hasKey || keys.contains(column) || referenced.columns().contains(column))
                .collect(Collectors.toUnmodifiableSet());
    }

    ReferencedColumns referenced() {
        return referenced;
    }

    /** Whether the old rows of this table have the column. */
    boolean has(ColumnModel column) {
        return rules.full || identifying.contains(column.name());
    }

    /** Whether an update needs what is logged of its old row. */
    boolean needsOld(Struct before, Struct after) {
        return rules.full || !hasKey || differ(identifying, before, after);
    }

    boolean isBarrier(SourceEvent.RowChange change) {
        if (!rules.hidesCascades) {
            return false;
        }
        return switch (change.operation()) {
            case INSERT -> false;
            case DELETE -> referenced.actsOnDelete();
            case UPDATE ->
                !referenced.actingOnUpdate().isEmpty()
                        && differ(
                                referenced.actingOnUpdate(),
                                Objects.requireNonNull(change.before()),
                                Objects.requireNonNull(change.after()));
        };
    }

    private static boolean differ(Set<String> columns, Struct before, Struct after) {
        for (var column : columns) {
            if (!Objects.deepEquals(before.getWithoutDefault(column), after.getWithoutDefault(column))) {
                return true;
            }
        }
        return false;
    }
}
