package dev.camelion.ddl.policy;

import java.util.List;
import java.util.Set;

/**
 * Which types columns take, and what becomes of values that those cannot hold.
 *
 * @param extensions whose types are taken; fixed when the source is copied
 */
public record ColumnMapping(List<TypeOverride> overrides, ValuePolicies policies, Set<Extension> extensions) {
    public ColumnMapping {
        overrides = List.copyOf(overrides);
        extensions = Set.copyOf(extensions);
    }

    /** The usual types but for these. */
    public static ColumnMapping of(List<TypeOverride> overrides) {
        return new ColumnMapping(overrides, ValuePolicies.DEFAULT, Set.of());
    }
}
