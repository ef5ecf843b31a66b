package dev.camelion.ddl.policy;

import java.util.List;
import java.util.Map;

/**
 * Which types columns take, and what becomes of values that those cannot hold.
 *
 * @param extensions whose types are taken, each with its schema; fixed when the source is copied
 */
public record ColumnMapping(List<TypeOverride> overrides, ValuePolicies policies, Map<Extension, String> extensions) {
    public ColumnMapping {
        overrides = List.copyOf(overrides);
        extensions = Map.copyOf(extensions);
    }

    /** The usual types but for these. */
    public static ColumnMapping of(List<TypeOverride> overrides) {
        return new ColumnMapping(overrides, ValuePolicies.DEFAULT, Map.of());
    }
}
