package dev.camelion.ddl.parse;

import dev.camelion.ddl.model.MySqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A column's type from its tokens, synonyms resolved as MySQL resolves them. */
final class TypeReader {
    // words that say more than the type
    private static final Map<String, String> SYNONYMS = Map.of(
            "bool", "tinyint",
            "boolean", "tinyint",
            "serial", "bigint",
            "nchar", "char",
            "nvarchar", "varchar",
            "long", "mediumtext");

    private final TokenCursor cursor;
    private final Set<String> sqlMode;
    private final List<Integer> numbers = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private boolean unsigned;
    private boolean zerofill;
    private @Nullable String charset;
    private @Nullable String collation;

    TypeReader(List<Token> tokens, Set<String> sqlMode) {
        this.cursor = new TokenCursor(tokens);
        this.sqlMode = sqlMode;
    }

    MySqlType read() {
        if (cursor.takes("NATIONAL")) {
            charset = "utf8mb3";
        }
        var written = cursor.take().text().toLowerCase(Locale.ROOT);
        var name = synonym(written);
        while (!cursor.isAtEnd()) {
            attribute();
        }
        return resolve(name, written);
    }

    private String synonym(String written) {
        if (written.startsWith("n") && SYNONYMS.containsKey(written)) {
            charset = charset == null ? "utf8mb3" : charset;
        }
        if (written.equals("long") && cursor.takes("VARBINARY")) {
            return "mediumblob";
        }
        var name = SYNONYMS.getOrDefault(written, MySqlType.SYNONYMS.getOrDefault(written, written));
        if (written.equals("real") && sqlMode.contains("REAL_AS_FLOAT")) {
            return "float";
        }
        var varying = cursor.takes("VARYING") || cursor.takes("VARCHAR") || cursor.takes("CHARACTER", "VARYING");
        return name.equals("char") && varying ? "varchar" : name;
    }

    private void attribute() {
        var token = cursor.take();
        if (token.isSymbol("(")) {
            arguments();
        } else if (token.is("UNSIGNED")) {
            unsigned = true;
        } else if (token.is("ZEROFILL")) {
            zerofill = true;
            unsigned = true;
        } else if (token.is("SET") || token.is("CHARSET")) {
            charset = cursor.take().value().toLowerCase(Locale.ROOT);
        } else if (token.is("COLLATE")) {
            collation = cursor.take().value().toLowerCase(Locale.ROOT);
        }
    }

    private void arguments() {
        for (var token = cursor.take(); !token.isSymbol(")"); token = cursor.take()) {
            if (token.kind() == Token.Kind.STRING) {
                labels.add(withoutTrailingBlanks(token.value()));
            } else if (token.kind() == Token.Kind.NUMBER) {
                numbers.add(Integer.valueOf(token.text()));
            }
        }
    }

    // tabs and line ends stay
    private static String withoutTrailingBlanks(String label) {
        var end = label.length();
        while (end > 0 && label.charAt(end - 1) == ' ') {
            end--;
        }
        return label.substring(0, end);
    }

    private MySqlType resolve(String name, String written) {
        var length = numbers.isEmpty() ? defaultLength(name, written) : numbers.get(0);
        var scale = numbers.size() > 1 ? numbers.get(1) : name.equals("decimal") ? Integer.valueOf(0) : null;
        var resolved = name;
        if (name.equals("float") && numbers.size() == 1) {
            // FLOAT(p) asks for bits: 24 fit in FLOAT
            resolved = numbers.get(0) > 24 ? "double" : "float";
            length = null;
        } else if (name.equals("text") && length != null) {
            resolved = sized(length, "text");
            length = null;
        } else if (name.equals("blob") && length != null) {
            resolved = sized(length, "blob");
            length = null;
        }
        var isUnsigned = unsigned || written.equals("serial");
        return new MySqlType(resolved, length, scale, isUnsigned, zerofill, labels, null, null)
                .in(charset == null && collation != null ? charsetOf(collation) : charset, collation);
    }

    /** The smallest of the four sizes that holds {@code length}. */
    private static String sized(int length, String family) {
        if (length < 256) {
            return "tiny" + family;
        }
        return length < 65_536 ? family : length < 16_777_216 ? "medium" + family : "long" + family;
    }

    private static @Nullable Integer defaultLength(String name, String written) {
        return switch (name) {
            case "bit", "char", "binary" -> 1;
            case "decimal" -> 10;
            case "tinyint" -> written.startsWith("bool") ? 1 : null;
            default -> null;
        };
    }

    /** The type with the collation of the column; the character set goes with it. */
    static MySqlType collated(MySqlType type, String collation) {
        return type.in(type.charset() == null ? charsetOf(collation) : type.charset(), collation);
    }

    /** A collation's name begins with its character set's. */
    static String charsetOf(String collation) {
        var end = collation.indexOf('_');
        return end < 0 ? collation : collation.substring(0, end);
    }
}
