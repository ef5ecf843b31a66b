package dev.camelion.config;

import dev.camelion.config.key.Node;
import dev.camelion.config.key.Reading;
import dev.camelion.config.key.ScalarType;
import dev.camelion.config.key.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** MySQL databases, each with the PostgreSQL schema it becomes. */
final class SchemasType implements ValueType<Map<String, String>> {
    private static final Set<String> MYSQL_OWN = Set.of("mysql", "information_schema", "performance_schema", "sys");
    private static final Set<String> POSTGRES_OWN = Set.of("information_schema", "sch_chameleon");

    // 63 bytes is PostgreSQL's limit: longer names are cut, and two could become one
    private static final ScalarType<String> SCHEMA_NAME = new ScalarType<>(
            "a PostgreSQL schema of your own, of 63 bytes at most",
            "shop",
            Function.identity(),
            SchemasType::isSchemaName);

    @Override
    public String form() {
        return "a mapping of MySQL databases to PostgreSQL schemas";
    }

    @Override
    public Optional<Map<String, String>> read(Node node, Reading reading) {
        if (!(node instanceof Node.Mapping mapping)) {
            if (!(node instanceof Node.Reported)) {
                reading.invalid(
                        node.place(),
                        "is " + node.kind() + ", but must be " + form(),
                        "Write for example {shop: shop}");
            }
            return Optional.empty();
        }
        Map<String, String> schemas = new LinkedHashMap<>();
        mapping.entries().forEach((database, value) -> {
            if (MYSQL_OWN.contains(database.toLowerCase(Locale.ROOT))) {
                reading.invalid(value.place(), "is a database of MySQL's own", "Remove it");
            }
            SCHEMA_NAME
                    .read(value, reading)
                    .ifPresentOrElse(schema -> schemas.put(database, schema), () -> missing(value, reading));
        });
        return schemas.isEmpty() ? Optional.empty() : Optional.of(schemas);
    }

    private static void missing(Node value, Reading reading) {
        if (value instanceof Node.Scalar scalar && scalar.raw().isBlank()) {
            reading.missing(value.place(), "names no PostgreSQL schema", "Add it");
        }
    }

    private static boolean isSchemaName(String name) {
        return !name.isBlank()
                && name.getBytes(StandardCharsets.UTF_8).length <= 63
                && !name.startsWith("pg_")
                && !POSTGRES_OWN.contains(name);
    }
}
