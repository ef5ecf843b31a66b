package dev.camelion.ddl.random;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column as information_schema has it; {@code defaultValue} and {@code charset} may be null. */
record SourceColumn(
        String name,
        String dataType,
        String type,
        boolean nullable,
        String defaultValue,
        String extra,
        String charset,
        String collation,
        String generation) {
    private static final Set<String> WHOLE = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final Set<String> TEXTS = Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext");
    private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*)'");

    boolean isWhole() {
        return WHOLE.contains(dataType);
    }

    boolean isText() {
        return TEXTS.contains(dataType);
    }

    boolean isShortText() {
        return dataType.equals("char") || dataType.equals("varchar");
    }

    /** Whether it can hold a zero date. */
    boolean isDated() {
        return dataType.equals("date") || dataType.equals("datetime") || dataType.equals("timestamp");
    }

    boolean isUnsigned() {
        return type.contains("unsigned");
    }

    boolean isGenerated() {
        return !generation.isEmpty();
    }

    boolean isAutoIncrement() {
        return extra.contains("auto_increment");
    }

    /** BLOB, TEXT and JSON columns have no plain default and no whole index. */
    boolean isLong() {
        return dataType.endsWith("text") || dataType.endsWith("blob") || dataType.equals("json");
    }

    boolean isIndexable() {
        return !isLong() || !dataType.equals("json");
    }

    /** The number between the parentheses of the type, or the given one. */
    int length(int usual) {
        var found = Pattern.compile("\\((\\d+)").matcher(type);
        return found.find() && !isLabelled() ? Integer.parseInt(found.group(1)) : usual;
    }

    int scale() {
        var found = Pattern.compile(",(\\d+)\\)").matcher(type);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    boolean isLabelled() {
        return dataType.equals("enum") || dataType.equals("set");
    }

    List<String> labels() {
        return LABEL.matcher(type)
                .results()
                .map(r -> r.group(1).replace("''", "'"))
                .toList();
    }

    String quoted() {
        return quoted(name);
    }

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** The definition MODIFY needs to leave the column as it is, but for the type and nullability given. */
    String definition(String newType, boolean newNullable, boolean keepsDefault) {
        var text = new StringBuilder(newType);
        if (isGenerated()) {
            return text + " generated always as (" + generation.replace("\\'", "'") + ")"
                    + (extra.contains("STORED") ? " stored" : " virtual");
        }
        if (charset != null && newType.equals(type) && !charset.equals("binary")) {
            text.append(" character set ").append(charset).append(" collate ").append(collation);
        }
        text.append(newNullable ? " null" : " not null");
        if (isAutoIncrement()) {
            return text + " auto_increment";
        }
        return keepsDefault ? text + defaultClause() : text.toString();
    }

    private String defaultClause() {
        if (defaultValue == null) {
            return "";
        }
        var isPlain = !extra.contains("DEFAULT_GENERATED");
        var onUpdate = extra.contains("on update") ? extra.substring(extra.indexOf(" on update")) : "";
        if (isPlain) {
            return " default " + (defaultValue.startsWith("b'") ? defaultValue : quotedText(defaultValue)) + onUpdate;
        }
        var value = defaultValue.startsWith("CURRENT_TIMESTAMP") ? defaultValue : "(" + defaultValue + ")";
        return " default " + value.replace("\\'", "'") + onUpdate;
    }

    static String quotedText(String text) {
        return "'" + Matcher.quoteReplacement(text).replace("\\$", "$").replace("'", "''") + "'";
    }

    static String labels(List<String> labels) {
        return String.join(",", labels.stream().map(SourceColumn::quotedText).toList());
    }

    static boolean sameFamily(SourceColumn a, SourceColumn b) {
        return Arrays.asList(a.type, a.charset, a.collation).equals(Arrays.asList(b.type, b.charset, b.collation));
    }
}
