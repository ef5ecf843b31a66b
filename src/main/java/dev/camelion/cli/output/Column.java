package dev.camelion.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One column of an answer: its title, how it is aligned, and its value of a row as text and in JSON. */
public final class Column<T> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String UNKNOWN = "-";

    /** Where a value stands in text. */
    enum Place {
        CELL,
        /** Below the cells of its row. */
        NOTE,
        /** Below a row, on a line of its own. */
        LINE,
        /** On lines of its own, below all else. */
        BLOCK,
        /** In JSON only. */
        NOWHERE
    }

    private final String title;
    private final String key;
    private final Place place;
    private final boolean isRightAligned;
    private final Function<T, String> text;
    private final Function<T, @Nullable Object> json;

    private Column(
            String title,
            String key,
            Place place,
            boolean isRightAligned,
            Function<T, String> text,
            Function<T, @Nullable Object> json) {
        this.title = title;
        this.key = key;
        this.place = place;
        this.isRightAligned = isRightAligned;
        this.text = text;
        this.json = json;
    }

    public static <T> Column<T> text(String title, Function<T, @Nullable String> value) {
        return new Column<>(title, key(title), Place.CELL, false, row -> orUnknown(value.apply(row)), value::apply);
    }

    public static <T> Column<T> number(String title, Function<T, @Nullable Number> value) {
        return new Column<>(title, key(title), Place.CELL, true, row -> orUnknown(value.apply(row)), value::apply);
    }

    /** A number as a text, with its unit or without: aligned like a number. */
    public static <T> Column<T> amount(String title, Function<T, String> value) {
        return new Column<>(title, key(title), Place.CELL, true, value, value::apply);
    }

    /** A number of bytes: with the fitting unit as text. */
    public static <T> Column<T> size(String title, Function<T, Long> value) {
        return new Column<>(title, key(title), Place.CELL, true, row -> ByteCount.text(value.apply(row)), value::apply);
    }

    public static <T> Column<T> claim(String title, Function<T, Boolean> value) {
        return new Column<>(title, key(title), Place.CELL, false, row -> value.apply(row) ? "yes" : "no", value::apply);
    }

    public static <T> Column<T> list(String title, Function<T, List<String>> value) {
        Function<T, String> text = row -> value.apply(row).isEmpty() ? UNKNOWN : String.join(", ", value.apply(row));
        return new Column<>(title, key(title), Place.CELL, false, text, value::apply);
    }

    /** A lag: {@code 0.4 s} or {@code 12 min} as text, seconds in JSON. */
    public static <T> Column<T> lag(String title, Function<T, @Nullable Duration> value) {
        return new Column<>(
                title,
                key(title) + "_seconds",
                Place.CELL,
                true,
                row -> {
                    var lag = value.apply(row);
                    return lag == null ? UNKNOWN : Lag.text(lag);
                },
                row -> {
                    var lag = value.apply(row);
                    return lag == null ? null : Lag.seconds(lag);
                });
    }

    /** A moment: in the reader's time zone as text, in UTC in JSON. */
    public static <T> Column<T> time(String title, Function<T, @Nullable Instant> value) {
        return new Column<>(
                title,
                key(title),
                Place.CELL,
                false,
                row -> {
                    var time = value.apply(row);
                    return time == null ? UNKNOWN : TIME.format(time.atZone(ZoneId.systemDefault()));
                },
                row -> {
                    var time = value.apply(row);
                    return time == null ? null : time.toString();
                });
    }

    /** What is said below a row, when there is anything to say. */
    public static <T> Column<T> note(String title, Function<T, @Nullable String> value) {
        return new Column<>(title, key(title), Place.NOTE, false, row -> orNothing(value.apply(row)), value::apply);
    }

    /** What is said below a row on a line of its own, such as a statement. */
    public static <T> Column<T> line(String title, Function<T, @Nullable String> value) {
        return new Column<>(title, key(title), Place.LINE, false, row -> orNothing(value.apply(row)), value::apply);
    }

    /** Text of several lines. */
    public static <T> Column<T> block(String title, Function<T, @Nullable String> value) {
        return new Column<>(title, key(title), Place.BLOCK, false, row -> orNothing(value.apply(row)), value::apply);
    }

    /** A JSON value, given as its text. */
    public static <T> Column<T> json(String title, Function<T, @Nullable String> value) {
        return new Column<>(
                title,
                key(title),
                Place.BLOCK,
                false,
                row -> {
                    var json = JsonText.read(value.apply(row));
                    return json == null ? "" : JsonText.write(json);
                },
                row -> JsonText.read(value.apply(row)));
    }

    /** What only programs want to know. */
    public static <T> Column<T> detail(String title, Function<T, @Nullable Object> value) {
        return new Column<>(title, key(title), Place.NOWHERE, false, row -> "", value);
    }

    String title() {
        return title.toUpperCase(Locale.ROOT);
    }

    String key() {
        return key;
    }

    boolean isAt(Place wanted) {
        return place == wanted;
    }

    boolean isRightAligned() {
        return isRightAligned;
    }

    String text(T row) {
        return text.apply(row);
    }

    @Nullable
    Object json(T row) {
        return json.apply(row);
    }

    private static String key(String title) {
        return title.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static String orNothing(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String orUnknown(@Nullable Object value) {
        return value == null ? UNKNOWN : value.toString();
    }
}
