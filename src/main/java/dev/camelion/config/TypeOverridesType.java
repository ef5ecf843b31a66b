package dev.camelion.config;

import dev.camelion.config.key.ListType;
import dev.camelion.config.key.Node;
import dev.camelion.config.key.Reading;
import dev.camelion.config.key.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** MySQL types, each with the PostgreSQL type it becomes and the tables where it does. */
final class TypeOverridesType implements ValueType<List<TypeOverrideSetting>> {
    private static final Set<String> KEYS = Set.of("to", "tables");
    private static final ListType<TablePattern> TABLES = new ListType<>(SettingTypes.TABLE_PATTERN);
    private static final List<TablePattern> EVERY_TABLE = List.of(new TablePattern("*"));
    private static final String EXAMPLE = "Write for example \"tinyint(1)\": {to: boolean, tables: [\"*\"]}";

    @Override
    public String form() {
        return "a mapping of MySQL types to {to: PostgreSQL type, tables: [tables, all by default]}";
    }

    @Override
    public Optional<List<TypeOverrideSetting>> read(Node node, Reading reading) {
        List<TypeOverrideSetting> overrides = new ArrayList<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries()
                    .forEach((type, value) -> override(type, value, reading).ifPresent(overrides::add));
        } else if (!(node instanceof Node.Reported
                || node instanceof Node.Scalar scalar && scalar.raw().isBlank())) {
            reading.invalid(node.place(), "is " + node.kind() + ", but must be " + form(), EXAMPLE);
        }
        return Optional.of(overrides);
    }

    private static Optional<TypeOverrideSetting> override(String mysqlType, Node node, Reading reading) {
        if (!(node instanceof Node.Mapping mapping)) {
            reading.invalid(node.place(), "is " + node.kind() + ", but must have a key `to`", EXAMPLE);
            return Optional.empty();
        }
        var prefix = node.place().path() + ".";
        var strangers = mapping.entries().values().stream()
                .filter(value -> !KEYS.contains(value.place().path().substring(prefix.length())))
                .toList();
        strangers.forEach(value -> reading.unknown(value.place(), List.of(prefix + "to", prefix + "tables")));
        if (!strangers.isEmpty()) {
            return Optional.empty();
        }
        var to = mapping.entries().get("to");
        if (to == null) {
            reading.missing(mapping.place(), "names no PostgreSQL type", "Add a key `to`");
            return Optional.empty();
        }
        var tables = mapping.entries().get("tables");
        var patterns = tables == null ? Optional.of(EVERY_TABLE) : TABLES.read(tables, reading);
        return SettingTypes.TYPE_NAME.read(to, reading).flatMap(type -> patterns.filter(list -> !list.isEmpty())
                .map(list -> new TypeOverrideSetting(mysqlType, type, list)));
    }
}
