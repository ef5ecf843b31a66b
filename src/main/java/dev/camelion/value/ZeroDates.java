package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.policy.ZeroDatePolicy;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Zero, partial and invalid dates of one column, by its policy. */
final class ZeroDates {
    private static final String INFINITY = "-infinity";

    private final ColumnModel column;
    private final ZeroDatePolicy policy;
    private final String epoch;

    /** @param epoch what the policy of that name makes of them */
    ZeroDates(ColumnModel column, ZeroDatePolicy policy, String epoch) {
        this.column = column;
        this.policy = policy;
        this.epoch = epoch;
    }

    @Nullable
    String replacement(Adjustments adjustments) {
        switch (policy) {
            case NULL -> adjustments.add(column, Adjustment.ZERO_DATE_NULL);
            case EPOCH -> adjustments.add(column, Adjustment.ZERO_DATE_EPOCH);
            case MINUS_INFINITY -> adjustments.add(column, Adjustment.ZERO_DATE_MINUS_INFINITY);
            case FAIL -> adjustments.refuse(column, Adjustment.ZERO_DATE_REFUSED, "a zero, partial or invalid date");
        }
        return text(epoch);
    }

    /** As MySQL has it where the policy is to fail: PostgreSQL refuses that whoever offers it. */
    private @Nullable String text(String ofEpoch) {
        return switch (policy) {
            case NULL -> null;
            case EPOCH -> ofEpoch;
            case MINUS_INFINITY -> INFINITY;
            case FAIL -> "0000-00-00";
        };
    }

    /** MySQL's literal of the canonical text of what they become. */
    String sourceCanonical(String ofEpoch) {
        var text = text(ofEpoch);
        return text == null ? "NULL" : "'" + text + "'";
    }

    /** Whether a date as MySQL prints it, of whatever length, is none: year, month or day zero, or no such day. */
    static boolean isZero(String date) {
        if (date.startsWith("0000") || date.startsWith("00", 5) || date.startsWith("00", 8)) {
            return true;
        }
        // no month is shorter
        return (date.charAt(8) > '2' || date.startsWith("29", 8)) && isTooLate(date);
    }

    private static boolean isTooLate(String date) {
        var year = Integer.parseInt(date, 0, 4, 10);
        var month = Integer.parseInt(date, 5, 7, 10);
        var day = Integer.parseInt(date, 8, 10, 10);
        return day > YearMonth.of(year, month).lengthOfMonth();
    }

    /** MySQL's condition that a date is none; LAST_DAY warns of those and is NULL. */
    static String mysqlIsZero(String column) {
        return "YEAR(%1$s) = 0 OR MONTH(%1$s) = 0 OR DAYOFMONTH(%1$s) = 0 OR DAYOFMONTH(%1$s) > COALESCE(DAYOFMONTH(LAST_DAY(%1$s)), 0)"
                .formatted(column);
    }
}
