package dev.camelion.ddl.random;

import java.util.List;

/** An index as information_schema has it. */
record SourceIndex(String name, boolean unique, String type, List<Part> parts) {
    /** {@code column} is null for an expression, {@code prefix} 0 for a whole column. */
    record Part(String column, int prefix, String expression, boolean descending) {}

    boolean isPrimary() {
        return name.equals("PRIMARY");
    }

    String quoted() {
        return SourceColumn.quoted(name);
    }
}
