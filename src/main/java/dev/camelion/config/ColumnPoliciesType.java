package dev.camelion.config;

import dev.camelion.config.key.Node;
import dev.camelion.config.key.Reading;
import dev.camelion.config.key.ValueType;
import dev.camelion.ddl.policy.BooleanPolicy;
import dev.camelion.ddl.policy.NulPolicy;
import dev.camelion.ddl.policy.TimePolicy;
import dev.camelion.ddl.policy.ZeroDatePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Columns, each with the policies that are others than its source's. */
final class ColumnPoliciesType implements ValueType<List<ColumnPolicySetting>> {
    private static final PolicyType<ZeroDatePolicy> ZERO_DATE = PolicyType.of(ZeroDatePolicy.class);
    private static final PolicyType<NulPolicy> NUL_CHARACTER = PolicyType.of(NulPolicy.class);
    private static final PolicyType<TimePolicy> TIME_OUT_OF_RANGE = PolicyType.of(TimePolicy.class);
    private static final PolicyType<BooleanPolicy> INVALID_BOOLEAN = PolicyType.of(BooleanPolicy.class);
    private static final List<String> KEYS =
            List.of("zero-date", "nul-character", "time-out-of-range", "invalid-boolean");
    private static final String EXAMPLE = "Write for example \"shop.orders.paid_at\": {zero-date: epoch}";

    @Override
    public String form() {
        return "a mapping of columns, as database.table.column with * and ?, to policies, each as above";
    }

    @Override
    public Optional<List<ColumnPolicySetting>> read(Node node, Reading reading) {
        List<ColumnPolicySetting> policies = new ArrayList<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries()
                    .forEach((columns, value) -> policy(columns, value, reading).ifPresent(policies::add));
        } else if (!(node instanceof Node.Reported
                || node instanceof Node.Scalar scalar && scalar.raw().isBlank())) {
            reading.invalid(node.place(), "is " + node.kind() + ", but must be " + form(), EXAMPLE);
        }
        return Optional.of(policies);
    }

    private static Optional<ColumnPolicySetting> policy(String columns, Node node, Reading reading) {
        if (!(node instanceof Node.Mapping mapping)) {
            reading.invalid(node.place(), "is " + node.kind() + ", but must have policies", EXAMPLE);
            return Optional.empty();
        }
        var isKnown = reading.knowsAll(mapping, KEYS);
        try {
            var pattern = new ColumnPattern(columns);
            return isKnown ? Optional.of(policy(pattern, mapping.entries(), reading)) : Optional.empty();
        } catch (IllegalArgumentException noColumn) {
            reading.invalid(node.place(), "names no column: " + noColumn.getMessage(), EXAMPLE);
            return Optional.empty();
        }
    }

    private static ColumnPolicySetting policy(ColumnPattern columns, Map<String, Node> options, Reading reading) {
        return new ColumnPolicySetting(
                columns,
                read(options, "zero-date", ZERO_DATE, reading),
                read(options, "nul-character", NUL_CHARACTER, reading),
                read(options, "time-out-of-range", TIME_OUT_OF_RANGE, reading),
                read(options, "invalid-boolean", INVALID_BOOLEAN, reading));
    }

    private static <T> Optional<T> read(Map<String, Node> options, String key, ValueType<T> type, Reading reading) {
        var node = options.get(key);
        return node == null ? Optional.empty() : type.read(node, reading);
    }
}
