package dev.camelion.values;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of a test: an {@code id} that tells its rows apart, {@code touched}, columns that are written, and columns
 * generated from them.
 */
record TestTable(String name, Use use, List<TestColumn> columns, List<TestColumn> generated) {
    String definition() {
        var key =
                switch (use) {
                    case KEYLESS -> "";
                    case KEY ->
                        ", primary key (c0%s)".formatted(columns.get(0).type().keyPrefix());
                    default -> ", primary key (id)";
                };
        return "create table %s (id int not null, touched int, %s%s) character set utf8mb4"
                .formatted(name, read().stream().map(TestColumn::definition).collect(Collectors.joining(", ")), key);
    }

    /** All columns with values of the types. */
    List<TestColumn> read() {
        return Stream.concat(columns.stream(), generated.stream()).toList();
    }

    String names() {
        return columns.stream().map(TestColumn::name).collect(Collectors.joining(", "));
    }
}
