package dev.camelion.ddl.diff;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.type.TargetKind;
import org.jspecify.annotations.Nullable;

/** Conversions to dates and times. */
final class TimeConversions {
    private static final String PLAIN_TIME = "^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$";
    private static final String PLAIN_DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$";

    private TimeConversions() {}

    /** Null where nothing is known. */
    static @Nullable Conversion of(ColumnModel old, String oldType, ColumnModel column, String newType, String name) {
        var from = TargetKind.of(oldType);
        var to = TargetKind.of(newType);
        var isInstant = from == TargetKind.TIMESTAMPTZ || to == TargetKind.TIMESTAMPTZ;
        if (from == TargetKind.TEXT && !isInstant) {
            return fromText(old, column, name, newType);
        }
        if (isInstant && (from == TargetKind.TIMESTAMP || to == TargetKind.TIMESTAMP)) {
            return new Conversion(
                    "(%s AT TIME ZONE 'UTC')::%s".formatted(name, newType),
                    "%s was converted in the time zone of the session, which the binlog does not have"
                            .formatted(column.name()));
        }
        if (from == TargetKind.TIMESTAMP && to == TargetKind.DATE) {
            // MySQL rounds the fraction before it cuts the time
            return Conversion.sure(name + "::timestamp(0)::date");
        }
        var isWidened = from == TargetKind.DATE && to == TargetKind.TIMESTAMP;
        var isCut = from == TargetKind.TIMESTAMP && to == TargetKind.TIME;
        return isWidened || isCut ? Conversion.sure(name + "::" + newType) : null;
    }

    /** Only the plain form means the same on both sides; {@code 01/02/03} does not. */
    private static Conversion fromText(ColumnModel old, ColumnModel column, String name, String newType) {
        var plain = TargetKind.of(newType) == TargetKind.TIME ? PLAIN_TIME : PLAIN_DATE;
        var other = Conversion.doubtful(old, column, newType).using();
        return new Conversion(
                "CASE WHEN %s ~ '%s' THEN %s::%s ELSE %s END".formatted(name, plain, name, newType, other),
                "MySQL reads dates and times from text such as %s in its own way".formatted(old.name()));
    }

    /** How MySQL writes a DATETIME, with all the fraction digits of its type. */
    static String format(ColumnModel old) {
        var precision = old.type().length() == null ? 0 : old.type().length();
        return "YYYY-MM-DD HH24:MI:SS" + (precision == 0 ? "" : ".FF" + precision);
    }
}
