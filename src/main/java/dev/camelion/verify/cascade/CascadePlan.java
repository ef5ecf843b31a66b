package dev.camelion.verify.cascade;

import dev.camelion.model.TableId;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What of a source is checked.
 *
 * @param sourceId of the source in the catalogue
 * @param schemas PostgreSQL schema of each MySQL database
 * @param included says which tables of those databases are replicated
 */
public record CascadePlan(String source, long sourceId, Map<String, String> schemas, Predicate<TableId> included) {
    public CascadePlan {
        schemas = Map.copyOf(schemas);
    }
}
