package dev.camelion.ddl.policy;

import dev.camelion.model.TableId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The policies of a source and of single columns. Of a column's policies that match, the first that has an answer gives
 * it. The source's answer to zero dates is for columns that are NOT NULL only: in others a zero date is NULL.
 */
public record ValuePolicies(ValuePolicy ofSource, List<ColumnPolicy> ofColumns) {
    public static final ValuePolicies DEFAULT = new ValuePolicies(ValuePolicy.DEFAULT, List.of());

    public ValuePolicies {
        ofColumns = List.copyOf(ofColumns);
    }

    public ValuePolicy of(TableId table, String column, boolean nullable) {
        var own = ofColumns.stream()
                .filter(policy -> policy.columns().test(table, column))
                .toList();
        return new ValuePolicy(
                first(own, ColumnPolicy::zeroDate, nullable ? ZeroDatePolicy.NULL : ofSource.zeroDate()),
                first(own, ColumnPolicy::nulCharacter, ofSource.nulCharacter()),
                first(own, ColumnPolicy::timeOutOfRange, ofSource.timeOutOfRange()),
                first(own, ColumnPolicy::invalidBoolean, ofSource.invalidBoolean()));
    }

    private static <T> T first(List<ColumnPolicy> own, Function<ColumnPolicy, @Nullable T> option, T otherwise) {
        for (var policy : own) {
            var answer = option.apply(policy);
            if (answer != null) {
                return answer;
            }
        }
        return otherwise;
    }
}
