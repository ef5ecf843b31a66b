package dev.camelion.config;

import dev.camelion.model.TableId;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names tables as MySQL spells them: {@code database.table}, where {@code *} stands for any text and {@code ?} for any
 * letter. Without a dot it names the table in every database. What stands in backticks is taken as it is.
 */
public final class TablePattern {
    /** Of patterns that match the same table; those with more letters of their own, then those with fewer wildcards. */
    static final Comparator<TablePattern> MOST_EXACT_FIRST = Comparator.<TablePattern>comparingInt(
                    pattern -> -pattern.letters(false))
            .thenComparingInt(pattern -> pattern.letters(true));

    private final String text;
    private final @Nullable Pattern database;
    private final Pattern table;
    private final Pattern helper;

    /** Throws an IllegalArgumentException when the text names no table. */
    public TablePattern(String text) {
        if (text.chars().filter(letter -> letter == '`').count() % 2 != 0) {
            throw new IllegalArgumentException("a table pattern must close its backtick, but is " + text);
        }
        var dot = dot(text);
        if (text.isBlank() || dot == 0 || dot == text.length() - 1) {
            throw new IllegalArgumentException("a table pattern must be database.table, but is " + text);
        }
        this.text = text;
        database = dot < 0 ? null : Pattern.compile(regex(text.substring(0, dot)), Pattern.DOTALL);
        table = Pattern.compile(regex(text.substring(dot + 1)), Pattern.DOTALL);
        helper = Pattern.compile(OnlineChange.helperRegex(regex(text.substring(dot + 1)), onlyTable()), Pattern.DOTALL);
    }

    public boolean matches(TableId id) {
        return matchesDatabase(id.database()) && table.matcher(id.table()).matches();
    }

    /** Whether the table is what an online schema change puts in the place of one of the pattern's tables. */
    boolean matchesHelper(TableId id) {
        return matchesDatabase(id.database()) && helper.matcher(id.table()).matches();
    }

    public boolean matchesDatabase(String name) {
        return database == null || database.matcher(name).matches();
    }

    /** The table's name where the pattern stands for one name only. */
    Optional<String> onlyTable() {
        var name = new StringBuilder();
        var quoted = false;
        for (var letter : text.substring(dot(text) + 1).toCharArray()) {
            if (letter == '`') {
                quoted = !quoted;
            } else if (!quoted && (letter == '*' || letter == '?')) {
                return Optional.empty();
            } else {
                name.append(letter);
            }
        }
        return Optional.of(name.toString());
    }

    /** How many letters of the text are wildcards, or are not. */
    private int letters(boolean wildcards) {
        var count = 0;
        var quoted = false;
        for (var letter : text.toCharArray()) {
            if (letter == '`') {
                quoted = !quoted;
            } else if ((!quoted && (letter == '*' || letter == '?')) == wildcards) {
                count++;
            }
        }
        return count;
    }

    /** A regular expression for the table's name alone; free of commas. */
    String tableRegex() {
        return table.pattern();
    }

    /** The same for the helpers of online schema changes. */
    String helperRegex() {
        return helper.pattern();
    }

    /** A regular expression for exactly this name; free of commas. */
    static String literalRegex(String name) {
        var regex = new StringBuilder();
        name.chars().forEach(letter -> appendLiteral(regex, (char) letter));
        return regex.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TablePattern pattern && text.equals(pattern.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Where the first dot outside of backticks is, or -1. */
    private static int dot(String text) {
        var quoted = false;
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '`') {
                quoted = !quoted;
            } else if (text.charAt(i) == '.' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    /** Where the last dot outside of backticks is, or -1. */
    static int lastDot(String text) {
        var quoted = false;
        var last = -1;
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '`') {
                quoted = !quoted;
            } else if (text.charAt(i) == '.' && !quoted) {
                last = i;
            }
        }
        return last;
    }

    static String regex(String glob) {
        var regex = new StringBuilder();
        var quoted = false;
        for (var letter : glob.toCharArray()) {
            if (letter == '`') {
                quoted = !quoted;
            } else if (letter == '*' && !quoted) {
                regex.append(".*");
            } else if (letter == '?' && !quoted) {
                regex.append('.');
            } else {
                appendLiteral(regex, letter);
            }
        }
        return regex.toString();
    }

    /** ASCII letters that could mean something, to Java's expressions or to a list of them, go by their number. */
    private static void appendLiteral(StringBuilder regex, char letter) {
        var isPlain = Character.isLetterOrDigit(letter) || letter == '_' || letter > 0x7f;
        if (isPlain) {
            regex.append(letter);
        } else {
            regex.append("\\x%02x".formatted((int) letter));
        }
    }
}
