package dev.camelion.catalogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that replay removed or changed as the source's foreign keys would.
 *
 * @param values target text by target column: the key, what foreign keys are made of; the row where there is no key
 * @param key columns that identify a row of the table now; empty where none do
 * @param columns of the table's foreign keys now
 * @param isObsolete whether the table is gone or will be copied again
 */
public record CascadedRow(
        long id,
        String schema,
        String table,
        Map<String, @Nullable Object> values,
        List<String> key,
        List<String> columns,
        boolean isObsolete) {}
