package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.policy.BooleanPolicy;
import org.jspecify.annotations.Nullable;

/** Numbers of one column as {@code boolean}; those other than 0 and 1 by its policy. */
final class Booleans {
    private final ColumnModel column;
    private final BooleanPolicy policy;

    Booleans(ColumnModel column, BooleanPolicy policy) {
        this.column = column;
        this.policy = policy;
    }

    /** @param number in plain digits */
    @Nullable
    String text(String number, Adjustments adjustments) {
        return switch (number) {
            case "0" -> "false";
            case "1" -> "true";
            default -> invalid(number, adjustments);
        };
    }

    private @Nullable String invalid(String number, Adjustments adjustments) {
        switch (policy) {
            case TRUE -> adjustments.add(column, Adjustment.BOOLEAN_TRUE);
            case NULL -> adjustments.add(column, Adjustment.BOOLEAN_NULL);
            case FAIL -> adjustments.refuse(column, Adjustment.BOOLEAN_REFUSED, number);
        }
        return switch (policy) {
            case TRUE -> "true";
            case NULL -> null;
            // PostgreSQL refuses a 7 whoever offers it
            case FAIL -> number;
        };
    }

    String sourceCanonical(String column) {
        var other =
                switch (policy) {
                    case TRUE -> "'true'";
                    case NULL -> "NULL";
                    case FAIL -> "CAST(%s + 0 AS CHAR)".formatted(column);
                };
        return "CASE WHEN %1$s IS NULL THEN NULL WHEN %1$s = 0 THEN 'false' WHEN %1$s = 1 THEN 'true' ELSE %2$s END"
                .formatted(column, other);
    }
}
