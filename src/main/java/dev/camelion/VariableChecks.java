package dev.camelion;

import dev.camelion.source.LoggingVariables;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The bean {@code variableChecks}: whether a running source still logs all of every change. Sessions that begin after a
 * global variable was changed would have their tables set aside one by one.
 */
public final class VariableChecks {
    public String question() {
        return LoggingVariables.QUESTION;
    }

    /** @throws dev.camelion.error.ReplicaException for the gravest thing that is wrong */
    public void answer(List<Map<String, Object>> rows) {
        var findings = LoggingVariables.findings(rows.stream()
                .collect(Collectors.toMap(
                        row -> String.valueOf(row.get("Variable_name")), row -> String.valueOf(row.get("Value")))));
        if (!findings.isEmpty()) {
            throw findings.get(0);
        }
    }
}
