package dev.camelion.values;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a value is read on either side, and made a text that is the same exactly when the values mean the same. Knows
 * nothing of the product's codecs.
 *
 * @param source MySQL's expression of a column, for a session in UTC
 * @param target PostgreSQL's
 */
record Meaning(String source, String target, UnaryOperator<@Nullable String> ofSource, UnaryOperator<String> ofTarget) {
    static final Meaning INTEGER = same("cast(%s as char)", "%s::text", text -> new BigInteger(text).toString());
    static final Meaning DECIMAL = same("cast(%s as char)", "%s::text", text -> new BigDecimal(text).toPlainString());
    static final Meaning DOUBLE = same("%s * 1e0", "%s::text", text -> Double.toString(Double.parseDouble(text)));
    // MySQL's own text of a FLOAT has too few digits, and in MySQL 9 a CAST shortens some DOUBLEs
    static final Meaning SINGLE = new Meaning(
            "%s * 1e0",
            "%s::text",
            text -> Float.toString((float) Double.parseDouble(text)),
            text -> Float.toString(Float.parseFloat(text)));
    static final Meaning BITS = new Meaning(
            "hex(%s)",
            "%s::text", text -> new BigInteger(text, 16).toString(2), text -> new BigInteger(text, 2).toString(2));
    static final Meaning BIT = new Meaning("hex(%s)", "%s::int::text", text -> text, text -> text);
    static final Meaning BYTES = same("hex(%s)", "encode(%s, 'hex')", text -> text.toLowerCase(Locale.ROOT));
    /** WKB, before which MySQL keeps the SRID. */
    static final Meaning GEOMETRY =
            same("hex(substring(%s, 5))", "encode(%s, 'hex')", text -> text.toLowerCase(Locale.ROOT));

    static final Meaning DATE =
            new Meaning("cast(%s as char)", "%s::text", text -> isZero(text) ? null : date(text), Meaning::date);
    static final Meaning DATETIME = new Meaning(
            "cast(%s as char)",
            "to_char(%s, 'YYYY-MM-DD HH24:MI:SS.US')", text -> isZero(text) ? null : clock(text), Meaning::clock);
    static final Meaning INSTANT = new Meaning(
            DATETIME.source,
            "to_char(%s at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
            DATETIME.ofSource,
            DATETIME.ofTarget);
    static final Meaning INTERVAL =
            same("cast(%s as char)", "%s::text", text -> duration(text).toString());
    /** A TIME that a {@code time} can hold; others are NULL. */
    static final Meaning TIME_OF_DAY = new Meaning(
            "cast(%s as char)",
            "%s::text", text -> isOfDay(duration(text)) ? duration(text).toString() : null, text -> duration(text)
                    .toString());

    /** Characters, of which PostgreSQL cannot hold NUL. */
    static final Meaning TEXT = same(
            "hex(convert(%s using utf8mb4))",
            "encode(convert_to(%s::text, 'UTF8'), 'hex')",
            text -> new String(HexFormat.of().parseHex(text), UTF_8).replace("\0", ""));

    static final Meaning SET = new Meaning(
            "hex(convert(%s using utf8mb4))",
            "array_to_json(%s)::text",
            text -> JsonMeaning.ofMembers(new String(HexFormat.of().parseHex(text), UTF_8)),
            JsonMeaning::of);
    static final Meaning JSON = same("cast(%s as char)", "%s::text", JsonMeaning::of);

    private static final Duration DAY = Duration.ofDays(1);

    private static Meaning same(String source, String target, UnaryOperator<String> text) {
        return new Meaning(source, target, text::apply, text);
    }

    @Nullable
    String source(@Nullable String text) {
        return text == null ? null : ofSource.apply(text);
    }

    @Nullable
    String target(@Nullable String text) {
        return text == null ? null : ofTarget.apply(text);
    }

    static boolean isZero(String date) {
        return date.startsWith("0000") || date.startsWith("00", 5) || date.startsWith("00", 8);
    }

    private static String date(String text) {
        return LocalDate.parse(text).toString();
    }

    private static String clock(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T')).toString();
    }

    /** Of [-]H..:MM:SS[.f..]. */
    static Duration duration(String text) {
        var isNegative = text.startsWith("-");
        var parts = (isNegative ? text.substring(1) : text).split(":", -1);
        var nanos = new BigDecimal(parts[2]).movePointRight(9).longValueExact();
        var whole = Duration.ofHours(Long.parseLong(parts[0]))
                .plusMinutes(Long.parseLong(parts[1]))
                .plusNanos(nanos);
        return isNegative ? whole.negated() : whole;
    }

    private static boolean isOfDay(Duration time) {
        return !time.isNegative() && time.compareTo(DAY) <= 0;
    }
}
