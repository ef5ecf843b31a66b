package dev.camelion.ddl.model;

import java.util.List;
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

    /** A type that is its name alone, for example {@code bigint}. */
    public static MySqlType of(String name) {
        return new MySqlType(name, null, null, false, false, List.of(), null, null);
    }
}
