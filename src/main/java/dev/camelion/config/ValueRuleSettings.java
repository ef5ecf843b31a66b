package dev.camelion.config;

import dev.camelion.config.key.Group;
import dev.camelion.config.key.Key;
import dev.camelion.config.key.Values;
import dev.camelion.ddl.policy.BooleanPolicy;
import dev.camelion.ddl.policy.NulPolicy;
import dev.camelion.ddl.policy.TimePolicy;
import dev.camelion.ddl.policy.ValuePolicy;
import dev.camelion.ddl.policy.ZeroDatePolicy;
import java.util.List;

/** What one source does with values that PostgreSQL cannot hold, and what single columns do otherwise. */
public record ValueRuleSettings(ValuePolicy ofSource, List<ColumnPolicySetting> ofColumns) {
    static final Key<ZeroDatePolicy> ZERO_DATE = Key.withDefault(
            "zero-date",
            Group.OFTEN,
            PolicyType.of(ZeroDatePolicy.class),
            "null",
            "What becomes of a zero, partial or invalid date in a column that is NOT NULL. With null the column allows NULL"
                    + " in the target from then on, which is said. In a nullable column such a date is NULL, unless"
                    + " `column-policy` says otherwise.");
    static final Key<NulPolicy> NUL_CHARACTER = Key.withDefault(
            "nul-character",
            Group.OFTEN,
            PolicyType.of(NulPolicy.class),
            "strip",
            "What becomes of NUL characters in texts and JSON documents: they are left out, or each is replaced by U+FFFD.");
    static final Key<TimePolicy> TIME_OUT_OF_RANGE = Key.withDefault(
            "time-out-of-range",
            Group.OFTEN,
            PolicyType.of(TimePolicy.class),
            "null",
            "What becomes of a TIME below zero or beyond 24:00 in a column of type time: NULL, or with clamp 00:00 or"
                    + " 24:00. As `interval` by `type-override` every TIME is kept.");
    static final Key<BooleanPolicy> INVALID_BOOLEAN = Key.withDefault(
            "invalid-boolean",
            Group.OFTEN,
            PolicyType.of(BooleanPolicy.class),
            "true",
            "What becomes of a number other than 0 and 1 in a column that `type-override` makes boolean.");
    static final Key<List<ColumnPolicySetting>> COLUMN_POLICY = Key.optional(
            "column-policy",
            Group.RARELY,
            new ColumnPoliciesType(),
            "Columns for which another of these four policies holds than for their source, nullable or not. Of several"
                    + " patterns that match a column the first that has the policy decides.");

    static final List<Key<?>> KEYS =
            List.of(ZERO_DATE, NUL_CHARACTER, TIME_OUT_OF_RANGE, INVALID_BOOLEAN, COLUMN_POLICY);

    public ValueRuleSettings {
        ofColumns = List.copyOf(ofColumns);
    }

    static ValueRuleSettings of(Values values) {
        return new ValueRuleSettings(
                new ValuePolicy(
                        values.get(ZERO_DATE),
                        values.get(NUL_CHARACTER),
                        values.get(TIME_OUT_OF_RANGE),
                        values.get(INVALID_BOOLEAN)),
                values.find(COLUMN_POLICY).orElse(List.of()));
    }
}
