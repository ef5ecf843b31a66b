package dev.camelion.copy;

import dev.camelion.model.TableId;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is copied where.
 *
 * @param sourceId of the source in the catalogue
 * @param schemas PostgreSQL schema of each MySQL database
 * @param included says which tables of those databases
 * @param columnTypes what decided the types of the columns, as JSON for the catalogue
 * @param workers tables copied at once; each takes a connection to both ends
 */
public record CopyPlan(
        long sourceId, Map<String, String> schemas, Predicate<TableId> included, String columnTypes, int workers) {
    public CopyPlan {
        schemas = Map.copyOf(new TreeMap<>(schemas));
        if (workers < 1) {
            throw new IllegalArgumentException("a copy takes one worker or more, not " + workers);
        }
    }

    String schema(TableId table) {
        var schema = schemas.get(table.database());
        if (schema == null) {
            throw new IllegalArgumentException("%s is not replicated".formatted(table));
        }
        return schema;
    }
}
