package dev.camelion.ddl.type;

import static java.util.Map.entry;

import dev.camelion.ddl.policy.TypePattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL types that a MySQL type may become by override: those that can hold its values, if not all. Pure. */
public final class OverrideChoices {
    private static final List<String> OF_INTEGERS =
            List.of("smallint", "integer", "bigint", "numeric", "boolean", "text", "character varying");
    private static final List<String> OF_FLOATS = List.of("double precision", "numeric", "text");
    private static final List<String> OF_TEXTS = List.of("text", "character varying", "citext", "uuid");
    private static final List<String> OF_LABELS = List.of("text", "character varying");
    private static final List<String> OF_GEOMETRIES = List.of("bytea", "geometry");

    private static final Map<String, List<String>> CHOICES = Map.ofEntries(
            entry("tinyint", OF_INTEGERS),
            entry("smallint", OF_INTEGERS),
            entry("mediumint", OF_INTEGERS),
            entry("int", OF_INTEGERS),
            entry("bigint", OF_INTEGERS),
            entry("decimal", List.of("numeric", "smallint", "integer", "bigint", "text", "character varying")),
            entry("float", List.of("real", "double precision", "numeric", "text")),
            entry("double", OF_FLOATS),
            entry("bit", List.of("bit", "bit varying", "boolean", "smallint", "integer", "bigint", "numeric", "text")),
            entry("char", OF_TEXTS),
            entry("varchar", OF_TEXTS),
            entry("tinytext", OF_TEXTS),
            entry("text", OF_TEXTS),
            entry("mediumtext", OF_TEXTS),
            entry("longtext", OF_TEXTS),
            entry("binary", List.of("bytea", "uuid")),
            entry("varbinary", List.of("bytea", "uuid")),
            entry("tinyblob", List.of("bytea")),
            entry("blob", List.of("bytea")),
            entry("mediumblob", List.of("bytea")),
            entry("longblob", List.of("bytea")),
            entry("date", List.of("date")),
            entry("time", List.of("time", "interval")),
            entry("datetime", List.of("timestamp", "timestamptz")),
            entry("timestamp", List.of("timestamptz", "timestamp")),
            entry("year", List.of("smallint", "integer", "bigint", "numeric", "text", "character varying")),
            entry("json", List.of("jsonb", "json", "text")),
            entry("enum", OF_LABELS),
            entry("set", List.of("text[]", "text", "character varying")),
            entry("geometry", OF_GEOMETRIES),
            entry("point", OF_GEOMETRIES),
            entry("linestring", OF_GEOMETRIES),
            entry("polygon", OF_GEOMETRIES),
            entry("multipoint", OF_GEOMETRIES),
            entry("multilinestring", OF_GEOMETRIES),
            entry("multipolygon", OF_GEOMETRIES),
            entry("geomcollection", OF_GEOMETRIES),
            entry("vector", List.of("bytea", "vector")));

    private static final Set<String> SIZED = Set.of("numeric", "character varying");

    private OverrideChoices() {}

    /** The types by the name of MySQL's. */
    public static List<String> of(String mysqlName) {
        return CHOICES.getOrDefault(mysqlName, List.of());
    }

    /** Why no column of the type can become the other; nothing where one can. */
    public static Optional<String> problem(TypePattern type, String to) {
        var choices = of(type.name());
        var target = TargetType.of(to).filter(known -> choices.contains(known.name()));
        if (target.isEmpty()) {
            return Optional.of("%s can become %s".formatted(type.name(), String.join(", ", choices)));
        }
        return Optional.ofNullable(problem(type, target.get()));
    }

    private static @Nullable String problem(TypePattern type, TargetType target) {
        if (!target.numbers().isEmpty() && !SIZED.contains(target.name())) {
            return "%s takes its length from the column: write %s".formatted(target.name(), target.name());
        }
        var length = type.length();
        if (!target.name().equals("uuid") || length == null) {
            return null;
        }
        var isBinary = type.name().endsWith("binary");
        var fits = isBinary ? length == 16 || !type.name().equals("binary") && length > 16 : length >= 32;
        return fits ? null : "a uuid has %s".formatted(isBinary ? "16 bytes" : "32 or 36 characters");
    }
}
