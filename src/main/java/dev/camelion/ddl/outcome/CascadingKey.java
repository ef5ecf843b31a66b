package dev.camelion.ddl.outcome;

import java.util.List;

/**
 * A foreign key of the source whose actions change rows of its table. All names are PostgreSQL's, which need not have it.
 *
 * @param columns in the order of {@code parentColumns}
 * @param onDelete {@code cascade}, {@code set null} or {@code restrict}
 * @param onUpdate likewise
 * @param foldCase whether the source compares its values without case
 */
public record CascadingKey(
        String name,
        List<String> columns,
        String parentSchema,
        String parentTable,
        List<String> parentColumns,
        String onDelete,
        String onUpdate,
        boolean foldCase) {
    public CascadingKey {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }
}
