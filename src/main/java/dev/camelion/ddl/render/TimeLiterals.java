package dev.camelion.ddl.render;

import dev.camelion.ddl.type.TargetKind;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times in the many forms MySQL reads. */
final class TimeLiterals {
    private static final Pattern DATE_TIME = Pattern.compile(
            "(\\d{4}|\\d{2})[-/.^@](\\d{1,2})[-/.^@](\\d{1,2})(?:[T ]+(\\d{1,2})(?::(\\d{1,2}))?(?::(\\d{1,2}))?(\\.\\d+)?.*)?");
    private static final Pattern DIGITS =
            Pattern.compile("(\\d{4}|\\d{2})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2}))?(\\.\\d+)?");
    private static final Pattern TIME = Pattern.compile("(-?)(\\d{1,3}):(\\d{1,2})(?::(\\d{1,2})(\\.\\d+)?)?");
    private static final Pattern TIME_DIGITS = Pattern.compile("(-?)(\\d{0,3}?)(\\d{0,2}?)(\\d{1,2})(\\.\\d+)?");

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private TimeLiterals() {}

    static Rendered of(TargetKind kind, ZoneId zone, String value) {
        return kind == TargetKind.TIME || kind == TargetKind.INTERVAL ? time(kind, value) : date(kind, zone, value);
    }

    private static Rendered date(TargetKind kind, ZoneId zone, String value) {
        var matcher = value.matches("[\\d.]+") && DIGITS.matcher(value).matches()
                ? DIGITS.matcher(value)
                : DATE_TIME.matcher(value);
        if (!matcher.matches()) {
            return Rendered.dropped("the default '%s' is no date".formatted(value));
        }
        var month = Integer.parseInt(matcher.group(2));
        var day = Integer.parseInt(matcher.group(3));
        if (month == 0 || day == 0) {
            return Rendered.dropped("the default '%s' is a zero date".formatted(value));
        }
        var date = "%04d-%02d-%02d".formatted(year(matcher.group(1)), month, day);
        if (kind == TargetKind.DATE) {
            return Rendered.of("'" + date + "'");
        }
        var clock = clock(matcher);
        if (kind != TargetKind.TIMESTAMPTZ) {
            return Rendered.of("'" + date + " " + clock + "'");
        }
        // a TIMESTAMP literal is in the session's time zone at the source, which is not in the binlog: taken for UTC
        var offset = LocalDateTime.parse(date + "T" + clock.substring(0, 8))
                .atZone(zone)
                .withZoneSameInstant(ZoneOffset.UTC);
        return Rendered.of("'" + offset.format(FORMAT) + clock.substring(8) + "+00'");
    }

    private static int year(String digits) {
        var year = Integer.parseInt(digits);
        return digits.length() == 4 ? year : year + (year < 70 ? 2000 : 1900);
    }

    private static String clock(Matcher matcher) {
        var fraction = matcher.group(7) == null ? "" : matcher.group(7);
        return "%02d:%02d:%02d%s"
                .formatted(number(matcher.group(4)), number(matcher.group(5)), number(matcher.group(6)), fraction);
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static Rendered time(TargetKind kind, String value) {
        var matcher = TIME.matcher(value);
        if (!matcher.matches()) {
            matcher = TIME_DIGITS.matcher(value);
            if (!matcher.matches()) {
                return Rendered.dropped("the default '%s' is no time".formatted(value));
            }
        }
        var hours = number(matcher.group(2));
        if (kind == TargetKind.TIME && (hours > 23 || matcher.group(1).equals("-"))) {
            return Rendered.dropped("the default '%s' is not a time of day".formatted(value));
        }
        var fraction = matcher.group(5) == null ? "" : matcher.group(5);
        return Rendered.of("'%s%02d:%02d:%02d%s'"
                .formatted(matcher.group(1), hours, number(matcher.group(3)), number(matcher.group(4)), fraction));
    }
}
