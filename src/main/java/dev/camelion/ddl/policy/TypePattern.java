package dev.camelion.ddl.policy;

import dev.camelion.ddl.model.MySqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A MySQL type as a person writes it, with its length or without: {@code int unsigned}, {@code decimal(10,2)}, {@code
 * bool}. Without a length it means every length, without {@code unsigned} and a length also the unsigned type. The width
 * of an integer means nothing, as MySQL does not keep it everywhere, but for {@code tinyint(1)}.
 *
 * @param labels of an enum or set; empty: any
 */
public record TypePattern(
        String name, @Nullable Integer length, @Nullable Integer scale, boolean unsigned, List<String> labels) {
    private static final Pattern FORM = Pattern.compile(
            "([a-z][a-z0-9 ]*?)\\s*(?:\\(\\s*(\\d{1,9})\\s*(?:,\\s*(\\d{1,9})\\s*)?\\)|\\(((?:'(?:[^']|'')*'|[\\s,])*)\\))?((?:\\s+(?:unsigned|signed|zerofill))*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*)'");
    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final Set<String> OF_ONE = Set.of("char", "binary", "bit");
    private static final Set<String> OF_NONE = Set.of("time", "datetime", "timestamp");

    /** The words of {@code name} that a type of MySQL may have. */
    public static final Set<String> NAMES = Set.of(
            "tinyint",
            "smallint",
            "mediumint",
            "int",
            "bigint",
            "decimal",
            "float",
            "double",
            "bit",
            "char",
            "varchar",
            "tinytext",
            "text",
            "mediumtext",
            "longtext",
            "binary",
            "varbinary",
            "tinyblob",
            "blob",
            "mediumblob",
            "longblob",
            "date",
            "time",
            "datetime",
            "timestamp",
            "year",
            "json",
            "enum",
            "set",
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geomcollection",
            "vector");

    public TypePattern {
        labels = List.copyOf(labels);
    }

    /** Throws an IllegalArgumentException where the text is no type of MySQL. */
    public static TypePattern of(String written) {
        var form = FORM.matcher(written.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(written + " is no type of MySQL");
        }
        var word = form.group(1).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (word.equals("bool") || word.equals("boolean")) {
            return new TypePattern("tinyint", 1, null, false, List.of());
        }
        var name = MySqlType.SYNONYMS.getOrDefault(word, word);
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(written + " is no type of MySQL");
        }
        var attributes = form.group(5).toLowerCase(Locale.ROOT);
        return new TypePattern(
                name,
                number(form.group(2)),
                number(form.group(3)),
                attributes.contains("unsigned") || attributes.contains("zerofill"),
                labels(form.group(4)));
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }

    private static List<String> labels(@Nullable String list) {
        var labels = new ArrayList<String>();
        if (list != null) {
            LABEL.matcher(list)
                    .results()
                    .forEach(label -> labels.add(label.group(1).replace("''", "'")));
        }
        return labels;
    }

    public boolean matches(MySqlType type) {
        if (!name.equals(type.name()) || unsigned && !type.unsigned()) {
            return false;
        }
        if (!labels.isEmpty()) {
            return labels.equals(type.labels());
        }
        if (length == null || name.equals("year")) {
            return true;
        }
        if (unsigned != type.unsigned()) {
            return false;
        }
        return INTEGERS.contains(name) ? matchesWidth(type) : hasLength(type);
    }

    private boolean matchesWidth(MySqlType type) {
        return !name.equals("tinyint") || unsigned || Objects.equals(length, 1) == Objects.equals(type.length(), 1);
    }

    private boolean hasLength(MySqlType type) {
        var usual = OF_ONE.contains(name) ? 1 : OF_NONE.contains(name) ? 0 : length;
        return Objects.equals(length, Objects.requireNonNullElse(type.length(), usual))
                && Objects.equals(zeroAtLeast(scale), zeroAtLeast(type.scale()));
    }

    @Override
    public String toString() {
        var numbers =
                length == null ? "" : scale == null ? "(%d)".formatted(length) : "(%d,%d)".formatted(length, scale);
        return name + numbers + (unsigned ? " unsigned" : "");
    }

    private static int zeroAtLeast(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
