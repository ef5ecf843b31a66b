package dev.camelion.values;

import dev.camelion.testkit.Draw;
import java.util.ArrayList;
import java.util.List;

/** DATE, DATETIME, TIMESTAMP and TIME of every precision. */
final class TimeTypes {
    private static final String NINES = "999999";

    private TimeTypes() {}

    static List<TestType> all() {
        var types = new ArrayList<TestType>();
        types.add(TestType.of("date", Meaning.DATE)
                .zero("'0000-00-00'", "'2010-00-10'", "'2010-10-00'", "'0000-01-01'")
                .notInKeys(ValueClass.ZERO)
                .minimum("'0001-01-01'", "'1000-01-01'")
                .maximum("'9999-12-31'")
                .nasty("'1970-01-01'", "'1969-12-31'", "'0099-01-01'", "'1582-10-10'", "'2024-02-29'", "'1900-03-01'")
                .random(TimeTypes::date)
                .defaultsTo("'1970-01-01'"));
        for (var digits = 0; digits <= 6; digits++) {
            types.add(dateTime(digits));
            types.add(timestamp(digits));
            types.addAll(times(digits));
        }
        return types;
    }

    private static String precise(String type, int digits) {
        return digits == 0 ? type : "%s(%d)".formatted(type, digits);
    }

    private static String fraction(int digits) {
        return digits == 0 ? "" : "." + NINES.substring(0, digits);
    }

    private static String fraction(Draw draw, int digits) {
        return digits == 0
                ? ""
                : "." + "%06d".formatted(draw.between(0, 999_999)).substring(0, digits);
    }

    private static String date(Draw draw) {
        return "'" + day(draw, 1, 9999) + "'";
    }

    private static String day(Draw draw, int first, int last) {
        return "%04d-%02d-%02d".formatted(draw.between(first, last), draw.between(1, 12), draw.between(1, 28));
    }

    private static String clock(Draw draw, int hours, int digits) {
        return "%02d:%02d:%02d%s"
                .formatted(draw.between(0, hours), draw.between(0, 59), draw.between(0, 59), fraction(draw, digits));
    }

    private static TestType dateTime(int digits) {
        return TestType.of(precise("datetime", digits), Meaning.DATETIME)
                .zero("'0000-00-00 00:00:00'", "'2010-00-10 01:02:03'", "'2010-10-00 00:00:00'")
                .notInKeys(ValueClass.ZERO)
                .minimum("'0001-01-01 00:00:00'", "'1000-01-01 00:00:00'")
                .maximum("'9999-12-31 23:59:59" + fraction(digits) + "'")
                .nasty(
                        "'1970-01-01 00:00:00'",
                        "'1969-12-31 23:59:59" + fraction(digits) + "'",
                        "'2024-03-10 02:30:00'",
                        "'1582-10-10 00:00:01'",
                        "'0099-01-01 12:00:00'",
                        "'2016-12-31 23:59:59'")
                .random(draw -> "'%s %s'".formatted(day(draw, 1, 9999), clock(draw, 23, digits)))
                .defaultsTo(digits == 6 ? "current_timestamp(6)" : "'1970-01-01 00:00:00'");
    }

    private static TestType timestamp(int digits) {
        return TestType.of(precise("timestamp", digits), Meaning.INSTANT)
                .zero("'0000-00-00 00:00:00'")
                .notInKeys(ValueClass.ZERO)
                .minimum("'1970-01-02 00:00:01'")
                .maximum("'2038-01-17 03:14:07" + fraction(digits) + "'")
                .nasty(
                        "from_unixtime(1)",
                        "from_unixtime(2147483647)",
                        "'2024-03-10 02:30:00'",
                        "'2024-11-03 01:30:00'",
                        "'2000-02-29 23:59:59" + fraction(digits) + "'")
                .random(draw -> "'%s %s'".formatted(day(draw, 1971, 2037), clock(draw, 23, digits)))
                .defaultsTo(digits % 2 == 0 ? "'2001-02-03 04:05:06'" : "current_timestamp(%d)".formatted(digits));
    }

    private static List<TestType> times(int digits) {
        var within = TestType.of(precise("time", digits), Meaning.TIME_OF_DAY)
                .noted("within a day")
                .zero("'00:00:00'")
                .minimum("'00:00:01'")
                .maximum("'23:59:59" + fraction(digits) + "'")
                .nasty("'24:00:00'", "'12:00:00'")
                .random(draw -> "'" + clock(draw, 23, digits) + "'")
                .defaultsTo("'01:02:03'");
        return List.of(
                within,
                anyTime(digits).not(Use.NOT_NULL, Use.KEY).noted("beyond a day"),
                TestType.of(precise("time", digits), Meaning.INTERVAL)
                        .noted("as interval")
                        .zero("'00:00:00'")
                        .minimum("'-838:59:59'", "'-838:59:58" + fraction(digits) + "'")
                        .maximum("'838:59:59'", "'838:59:58" + fraction(digits) + "'")
                        .nasty("'-00:00:01'", "'-00:00:00" + fraction(digits) + "'", "'24:00:00'", "'-24:00:01'")
                        .random(draw -> "'" + draw.maybe(0.5, "-") + clock(draw, 837, digits) + "'")
                        .defaultsTo("'-25:00:00'"));
    }

    private static TestType anyTime(int digits) {
        return TestType.of(precise("time", digits), Meaning.TIME_OF_DAY)
                .zero("'00:00:00'")
                .minimum("'-838:59:59'")
                .maximum("'838:59:59'")
                .nasty("'-00:00:01'", "'24:00:01'", "'24:00:00'", "'-00:00:00" + fraction(digits) + "'")
                .random(draw -> "'" + draw.maybe(0.5, "-") + clock(draw, 60, digits) + "'")
                .defaultsTo("'100:00:00'");
    }
}
