package dev.camelion.config;

import dev.camelion.config.key.ListType;
import dev.camelion.config.key.Nearest;
import dev.camelion.config.key.Node;
import dev.camelion.config.key.Reading;
import dev.camelion.config.key.ScalarType;
import dev.camelion.config.key.ValueType;
import dev.camelion.ddl.policy.TypePattern;
import dev.camelion.ddl.type.OverrideChoices;
import dev.camelion.ddl.type.TargetType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** MySQL types, each with the PostgreSQL type it becomes and the tables where it does. */
final class TypeOverridesType implements ValueType<List<TypeOverrideSetting>> {
    private static final List<String> KEYS = List.of("to", "zone", "tables");
    private static final ListType<TablePattern> TABLES = new ListType<>(SettingTypes.TABLE_PATTERN);
    private static final List<TablePattern> EVERY_TABLE = List.of(new TablePattern("*"));
    private static final ScalarType<ZoneId> ZONE = new ScalarType<>(
            "a time zone by its name or its offset", "Europe/Zurich", TypeOverridesType::zone, zone -> true);
    private static final String EXAMPLE = "Write for example \"tinyint(1)\": {to: boolean, tables: [\"*\"]}";

    @Override
    public String form() {
        return "a mapping of MySQL types to {to: PostgreSQL type, zone: of a datetime that becomes timestamptz, UTC by"
                + " default, tables: [tables, all by default]}";
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
        var pattern = pattern(mysqlType, node, reading);
        if (!reading.knowsAll(mapping, KEYS) || pattern.isEmpty()) {
            return Optional.empty();
        }
        var to = mapping.entries().get("to");
        if (to == null) {
            reading.missing(mapping.place(), "names no PostgreSQL type", "Add a key `to`");
            return Optional.empty();
        }
        var tables = mapping.entries().get("tables");
        var patterns = tables == null ? Optional.of(EVERY_TABLE) : TABLES.read(tables, reading);
        var type = SettingTypes.TYPE_NAME.read(to, reading).filter(name -> holds(pattern.get(), name, to, reading));
        var zone = zone(mapping, pattern.get(), type, reading);
        return patterns.filter(list -> !list.isEmpty())
                .flatMap(list ->
                        type.flatMap(name -> zone.map(used -> new TypeOverrideSetting(mysqlType, name, used, list))));
    }

    private static Optional<TypePattern> pattern(String mysqlType, Node node, Reading reading) {
        try {
            return Optional.of(TypePattern.of(mysqlType));
        } catch (IllegalArgumentException unknown) {
            var hint = Nearest.to(mysqlType, TypePattern.NAMES)
                    .map(nearest -> "Did you mean " + nearest + "?")
                    .orElse(EXAMPLE);
            reading.invalid(node.place(), "names no type of MySQL", hint);
            return Optional.empty();
        }
    }

    private static boolean holds(TypePattern pattern, String to, Node node, Reading reading) {
        var problem = OverrideChoices.problem(pattern, to);
        problem.ifPresent(why -> reading.invalid(
                node.place(),
                "is %s, which cannot hold %s: %s".formatted(to, pattern.name(), why),
                "Choose another type"));
        return problem.isEmpty();
    }

    /** UTC where none is named; nothing where it is wrong, which is then reported. */
    private static Optional<ZoneId> zone(
            Node.Mapping mapping, TypePattern pattern, Optional<String> to, Reading reading) {
        var node = mapping.entries().get("zone");
        if (node == null) {
            return Optional.of(ZoneOffset.UTC);
        }
        var isInstant = to.flatMap(TargetType::of)
                .filter(type -> type.name().equals("timestamptz"))
                .isPresent();
        if (to.isPresent() && !(isInstant && pattern.name().equals("datetime"))) {
            reading.invalid(node.place(), "has no effect but on a datetime that becomes timestamptz", "Remove it");
            return Optional.empty();
        }
        return ZONE.read(node, reading);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(unknown);
        }
    }
}
