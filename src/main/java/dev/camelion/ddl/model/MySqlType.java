package dev.camelion.ddl.model;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column's type as MySQL stores it, synonyms resolved: {@code name} is lower case and one word of
 * information_schema's DATA_TYPE ({@code integer} is {@code int}, {@code bool} is {@code tinyint} of length 1,
 * {@code numeric} is {@code decimal}, {@code geometrycollection} is {@code geomcollection}).
 *
 * @param length display width of an integer, digits of a decimal, characters or bytes of a string, bits of a bit,
 *     fraction digits of a time type; null where the type has none
 * @param scale digits after the point of a decimal, float or double
 * @param labels of an enum or set, in MySQL's order
 * @param charset of a character column, as the table or column says; null where it does not apply
 */
public record MySqlType(
        String name,
        @Nullable Integer length,
        @Nullable Integer scale,
        boolean unsigned,
        boolean zerofill,
        List<String> labels,
        @Nullable String charset,
        @Nullable String collation) {
    public MySqlType {
        labels = List.copyOf(labels);
    }

    private static final Map<String, String> BINARY_TYPES = Map.of(
            "char", "binary",
            "varchar", "varbinary",
            "tinytext", "tinyblob",
            "text", "blob",
            "mediumtext", "mediumblob",
            "longtext", "longblob");

    /** Words that MySQL takes for others, where the type is all they say. */
    public static final Map<String, String> SYNONYMS = Map.ofEntries(
            entry("integer", "int"),
            entry("int1", "tinyint"),
            entry("int2", "smallint"),
            entry("int3", "mediumint"),
            entry("middleint", "mediumint"),
            entry("int4", "int"),
            entry("int8", "bigint"),
            entry("dec", "decimal"),
            entry("numeric", "decimal"),
            entry("fixed", "decimal"),
            entry("real", "double"),
            entry("double precision", "double"),
            entry("float4", "float"),
            entry("float8", "double"),
            entry("character", "char"),
            entry("character varying", "varchar"),
            entry("geometrycollection", "geomcollection"));

    private static final Set<String> SPATIAL_TYPES = Set.of(
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geomcollection");

    /** True where the type is geometry or one of its family. */
    public boolean hasGeometry() {
        return SPATIAL_TYPES.contains(name);
    }

    /** True where the type has a character set. */
    public boolean hasCharset() {
        return BINARY_TYPES.containsKey(name) || hasLabels();
    }

    public boolean hasLabels() {
        return name.equals("enum") || name.equals("set");
    }

    /** This character type in a character set; in {@code binary} it is the binary type of the same size. */
    public MySqlType in(@Nullable String newCharset, @Nullable String newCollation) {
        if (!hasCharset()) {
            return this;
        }
        var isBinary = "binary".equals(newCharset) || newCharset == null && "binary".equals(newCollation);
        if (isBinary && !hasLabels()) {
            return new MySqlType(
                    requireNonNull(BINARY_TYPES.get(name)), length, null, false, false, List.of(), null, null);
        }
        return new MySqlType(name, length, scale, unsigned, zerofill, labels, newCharset, newCollation);
    }

    /** A type that is its name alone, for example {@code bigint}. */
    public static MySqlType of(String name) {
        return new MySqlType(name, null, null, false, false, List.of(), null, null);
    }
}
