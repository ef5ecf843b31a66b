package dev.camelion;

import dev.camelion.catalogue.TargetTables;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.util.ArrayList;
import java.util.List;

/** Whether the target has what replay needs of tables that were loaded by other means. */
final class LoadedTargetTables {
    private final TranslationPolicy policy;
    private final SourceDesign design;
    private final TargetTables target;

    LoadedTargetTables(TranslationPolicy policy, SourceDesign design, TargetTables target) {
        this.policy = policy;
        this.design = design;
        this.target = target;
    }

    /**
     * @throws ReplicaException with all that is missing
     */
    void check(SourceModel model) {
        var missing = model.tables().values().stream()
                .flatMap(table -> missing(table).stream())
                .toList();
        if (!missing.isEmpty()) {
            throw new ReplicaException(
                    ErrorCode.SCHEMA_MISMATCH,
                    "the target lacks " + String.join("; ", missing),
                    "Add it, or exclude the tables, or copy with init_replica");
        }
    }

    private List<String> missing(TableModel table) {
        var schema = policy.schema(table.id().database());
        var name = table.targetName();
        if (!target.has(schema, name)) {
            return List.of("the table %s.%s".formatted(schema, name));
        }
        var missing = new ArrayList<String>();
        table.columns().stream()
                .map(design::columnName)
                .filter(column -> !target.hasColumn(schema, name, column))
                .forEach(column -> missing.add("the column %s of %s.%s".formatted(column, schema, name)));
        var key = table.keyColumns().stream().map(design::columnName).toList();
        if (!key.isEmpty() && !target.hasKey(schema, name, key)) {
            missing.add("a unique index over (%s) of %s.%s".formatted(String.join(", ", key), schema, name));
        }
        return missing;
    }
}
