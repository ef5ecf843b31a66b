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

    private final String title;
    private final String key;
    private final boolean isNote;
    private final boolean isRightAligned;
    private final Function<T, String> text;
    private final Function<T, @Nullable Object> json;

    private Column(
            String title,
            String key,
            boolean isNote,
            boolean isRightAligned,
            Function<T, String> text,
            Function<T, @Nullable Object> json) {
        this.title = title;
        this.key = key;
        this.isNote = isNote;
        this.isRightAligned = isRightAligned;
        this.text = text;
        this.json = json;
    }

    public static <T> Column<T> text(String title, Function<T, @Nullable String> value) {
        return new Column<>(title, key(title), false, false, row -> orUnknown(value.apply(row)), value::apply);
    }

    public static <T> Column<T> number(String title, Function<T, @Nullable Number> value) {
        return new Column<>(title, key(title), false, true, row -> orUnknown(value.apply(row)), value::apply);
    }

    public static <T> Column<T> claim(String title, Function<T, Boolean> value) {
        return new Column<>(title, key(title), false, false, row -> value.apply(row) ? "yes" : "no", value::apply);
    }

    public static <T> Column<T> list(String title, Function<T, List<String>> value) {
        Function<T, String> text = row -> value.apply(row).isEmpty() ? UNKNOWN : String.join(", ", value.apply(row));
        return new Column<>(title, key(title), false, false, text, value::apply);
    }

    /** A lag: {@code 0.4 s} or {@code 12 min} as text, seconds in JSON. */
    public static <T> Column<T> lag(String title, Function<T, @Nullable Duration> value) {
        return new Column<>(
                title,
                key(title) + "_seconds",
                false,
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
                false,
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
        Function<T, String> text = row -> {
            var note = value.apply(row);
            return note == null ? "" : note;
        };
        return new Column<>(title, key(title), true, false, text, value::apply);
    }

    String title() {
        return title.toUpperCase(Locale.ROOT);
    }

    String key() {
        return key;
    }

    boolean isNote() {
        return isNote;
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

    private static String orUnknown(@Nullable Object value) {
        return value == null ? UNKNOWN : value.toString();
    }
}
