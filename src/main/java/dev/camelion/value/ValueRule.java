package dev.camelion.value;

import dev.camelion.ddl.policy.ValuePolicy;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What becomes of the values of one column.
 *
 * @param targetType in PostgreSQL
 * @param zone in which a DATETIME is read that becomes an instant
 * @param policy for values that the type cannot hold
 */
public record ValueRule(String targetType, ZoneId zone, ValuePolicy policy) {
    /** The usual rule for a type. */
    public static ValueRule of(String targetType) {
        return new ValueRule(targetType, ZoneOffset.UTC, ValuePolicy.DEFAULT);
    }

    public ValueRule with(ValuePolicy other) {
        return new ValueRule(targetType, zone, other);
    }

    public ValueRule in(ZoneId other) {
        return new ValueRule(targetType, other, policy);
    }

    TargetKind kind() {
        return TargetKind.of(targetType);
    }
}
