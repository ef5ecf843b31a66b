package dev.camelion.verify;

import dev.camelion.model.TableId;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is compared.
 *
 * @param sourceId of the source in the catalogue
 * @param schemas PostgreSQL schema of each MySQL database
 * @param included says which tables of those databases are replicated
 * @param selected says which of the replicated ones are compared
 * @param keepsTables whether the target's tables are an application's, with columns of their own that are not compared
 */
public record VerificationPlan(
        long sourceId,
        Map<String, String> schemas,
        Predicate<TableId> included,
        Predicate<TableId> selected,
        boolean keepsTables) {
    public VerificationPlan {
        schemas = Map.copyOf(schemas);
    }

    public VerificationPlan(
            long sourceId, Map<String, String> schemas, Predicate<TableId> included, Predicate<TableId> selected) {
        this(sourceId, schemas, included, selected, false);
    }

    String schema(TableId table) {
        var schema = schemas.get(table.database());
        if (schema == null) {
            throw new IllegalArgumentException("%s is not replicated".formatted(table));
        }
        return schema;
    }
}
