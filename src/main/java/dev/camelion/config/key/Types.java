package dev.camelion.config.key;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The forms that values of settings take. */
public final class Types {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15})\\s*([A-Za-z]+)");

    private static final Pattern POSTGRES_URL =
            Pattern.compile("jdbc:postgresql:(?!.*[?&](user|password)=)(?!.*//[^/?]*@)\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern PASSWORD_IN_URL =
            Pattern.compile("(password=|//[^/?@]*:(?=[^/?@]*@))[^&@]*", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Duration> TIMES = Map.ofEntries(
            Map.entry("ms", Duration.ofMillis(1)),
            Map.entry("s", Duration.ofSeconds(1)),
            Map.entry("second", Duration.ofSeconds(1)),
            Map.entry("min", Duration.ofMinutes(1)),
            Map.entry("minute", Duration.ofMinutes(1)),
            Map.entry("h", Duration.ofHours(1)),
            Map.entry("hour", Duration.ofHours(1)),
            Map.entry("d", Duration.ofDays(1)),
            Map.entry("day", Duration.ofDays(1)));

    private static final Map<String, Long> SIZES = Map.of("b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30);

    private Types() {}

    public static ScalarType<String> text(String form, String example) {
        return new ScalarType<>(form, example, Function.identity(), text -> !text.isBlank());
    }

    /** A text that is taken to the letter, blanks at its ends too, and never shown. */
    public static ScalarType<Secret> secret(String example) {
        return new ScalarType<>("a text", example, Secret::new, secret -> true, raw -> Secret.HIDDEN);
    }

    /** A JDBC address of PostgreSQL without user and password, which have settings of their own. */
    public static ScalarType<String> postgresUrl(String example) {
        return new ScalarType<>(
                        "a JDBC address of PostgreSQL, without user and password",
                        example,
                        Function.identity(),
                        POSTGRES_URL.asMatchPredicate())
                .shownAs(url -> Reading.shown(PASSWORD_IN_URL.matcher(url).replaceAll("$1" + Secret.HIDDEN)));
    }

    public static ScalarType<Path> file(String example) {
        return new ScalarType<>("a file", example, Path::of, file -> true);
    }

    public static ScalarType<Integer> integer(int least, int most, int example) {
        return new ScalarType<>(
                "a whole number from %d to %d".formatted(least, most),
                Integer.toString(example),
                Integer::valueOf,
                number -> least <= number && number <= most);
    }

    public static ScalarType<Long> bigInteger(long least, long most, long example) {
        return new ScalarType<>(
                "a whole number from %d to %d".formatted(least, most),
                Long.toString(example),
                Long::valueOf,
                number -> least <= number && number <= most);
    }

    /** Durations as {@code 500ms}, {@code 1s}, {@code 2 min}, {@code 1 day}. */
    public static ScalarType<Duration> duration(String least, String most, String example) {
        var shortest = parseDuration(least);
        var longest = parseDuration(most);
        return new ScalarType<>(
                "a time from %s to %s with its unit (ms, s, min, h, d)".formatted(least, most),
                example,
                Types::parseDuration,
                time -> shortest.compareTo(time) <= 0 && time.compareTo(longest) <= 0);
    }

    /** Sizes in bytes as {@code 64MB}; a kilobyte is 1024 bytes. */
    public static ScalarType<Long> size(String least, String most, String example) {
        long smallest = parseSize(least);
        long largest = parseSize(most);
        return new ScalarType<>(
                "a size from %s to %s with its unit (B, KB, MB, GB)".formatted(least, most),
                example,
                Types::parseSize,
                size -> smallest <= size && size <= largest);
    }

    public static ScalarType<Boolean> trueOrFalse() {
        return new ScalarType<>("true or false", "true", Types::parseBoolean, value -> true);
    }

    /** One of the constants of an enum, in lower case. */
    public static <E extends Enum<E>> ScalarType<E> oneOf(Class<E> type, String example) {
        var names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return new ScalarType<>(
                "one of " + names,
                example,
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')),
                constant -> true);
    }

    private static boolean parseBoolean(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Duration parseDuration(String text) {
        var amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            throw new IllegalArgumentException("not a time with its unit");
        }
        var unit = amount.group(2).toLowerCase(Locale.ROOT);
        var one = TIMES.get(unit);
        if (one == null) {
            one = TIMES.get(unit.replaceAll("s$", ""));
        }
        if (one == null) {
            throw new IllegalArgumentException("not a unit of time");
        }
        return one.multipliedBy(Math.min(Long.parseLong(amount.group(1)), Integer.MAX_VALUE));
    }

    private static long parseSize(String text) {
        var amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            throw new IllegalArgumentException("not a size with its unit");
        }
        var unit = SIZES.get(amount.group(2).toLowerCase(Locale.ROOT).replace("ib", "b"));
        if (unit == null) {
            throw new IllegalArgumentException("not a unit of size");
        }
        return Math.min(Long.parseLong(amount.group(1)), Integer.MAX_VALUE) * unit;
    }
}
