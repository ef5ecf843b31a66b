package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.ddl.type.TypeMap;

/** The rule of each column of a source: the one place that says so, for copy, stream and verification alike. Pure. */
public final class ValueRules {
    private final TranslationPolicy policy;
    private final TypeMap types;

    public ValueRules(TranslationPolicy policy) {
        this.policy = policy;
        this.types = new TypeMap(policy);
    }

    public ValueRule of(TableModel table, ColumnModel column) {
        return new ValueRule(
                types.targetType(table, column),
                types.zone(table, column),
                policy.columns().policies().of(table.id(), column.name(), column.nullable()));
    }

    /** The codec that goes by the column's rule. */
    public ValueCodec codec(TableModel table, ColumnModel column) {
        return ValueCodecs.of(column, of(table, column));
    }
}
