package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.policy.NulPolicy;

/** NUL characters in the texts of one column, by its policy. */
final class NulCharacters {
    private static final String REPLACEMENT = "\uFFFD";

    private final ColumnModel column;
    private final NulPolicy policy;

    NulCharacters(ColumnModel column, NulPolicy policy) {
        this.column = column;
        this.policy = policy;
    }

    /** The text without NUL characters; they are counted, or the row is refused. */
    String replaced(String text, Adjustments adjustments) {
        if (text.indexOf('\0') < 0) {
            return text;
        }
        found(adjustments);
        return text.replace("\0", replacement());
    }

    void found(Adjustments adjustments) {
        switch (policy) {
            case STRIP -> adjustments.add(column, Adjustment.NUL_STRIPPED);
            case REPLACE -> adjustments.add(column, Adjustment.NUL_REPLACED);
            case FAIL -> adjustments.refuse(column, Adjustment.NUL_REFUSED, "a NUL character");
        }
    }

    String replacement() {
        return policy == NulPolicy.REPLACE ? REPLACEMENT : "";
    }

    /** MySQL's literal of {@link #replacement} in UTF-8. */
    String mysqlReplacement() {
        return policy == NulPolicy.REPLACE ? "0xEFBFBD" : "''";
    }
}
