package dev.camelion.ddl.diff;

import dev.camelion.ddl.type.TargetKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The time of a statement as a literal. */
final class TimeOfStatement {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter FRACTION = DateTimeFormatter.ofPattern(".SSSSSS");

    private TimeOfStatement() {}

    /** Cut, not rounded, to the fraction digits of the type. */
    static String literal(Instant time, String targetType, boolean dayOnly) {
        var moment = dayOnly ? time.truncatedTo(ChronoUnit.DAYS) : time;
        var utc = moment.atOffset(ZoneOffset.UTC);
        var kind = TargetKind.of(targetType);
        if (kind == TargetKind.DATE) {
            return "'" + FORMAT.format(utc).substring(0, 10) + "'";
        }
        var digits = targetType.replaceAll("\\D", "");
        var precision = digits.isEmpty() ? 6 : Integer.parseInt(digits);
        var fraction = precision == 0 ? "" : FRACTION.format(utc).substring(0, precision + 1);
        if (kind == TargetKind.TIME) {
            return "'" + FORMAT.format(utc).substring(11) + fraction + "'";
        }
        return "'" + FORMAT.format(utc) + fraction + (kind == TargetKind.TIMESTAMPTZ ? "+00" : "") + "'";
    }
}
