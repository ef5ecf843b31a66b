package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * DATETIME, a wall clock, and TIMESTAMP, an instant in UTC. A DATETIME put into {@code timestamptz} by override is taken
 * for UTC, whatever the session's zone.
 */
final class DateTimeCodec implements ValueCodec {
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long SECONDS_A_DAY = 86_400;
    // TIMESTAMP begins one second later
    private static final long ENGINE_ZERO_TIMESTAMP = 0;
    private static final String FORMAT = "YYYY-MM-DD HH24:MI:SS.US";

    private final ColumnModel column;
    private final ZeroDatePolicy policy;
    private final TargetKind kind;
    private final int digits;

    DateTimeCodec(ColumnModel column, TargetKind kind, ZeroDatePolicy policy) {
        this.column = column;
        this.kind = kind;
        this.policy = policy;
        var length = column.type().length();
        this.digits = length == null ? 0 : length;
    }

    @Override
    public @Nullable String fromEngine(Object value, Adjustments adjustments) {
        if (value instanceof Long number) {
            return number == ValueCodecs.ZERO_DATETIME ? zero(adjustments) : text(digits > 3 ? number : number * 1000);
        }
        var micros = micros(value.toString());
        return micros == ENGINE_ZERO_TIMESTAMP ? zero(adjustments) : text(micros);
    }

    private static long micros(String iso) {
        var instant =
                OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        return instant.toEpochSecond(ZoneOffset.UTC) * MICROS_A_SECOND + instant.getNano() / 1000;
    }

    @Override
    public @Nullable String fromCopy(byte[] value, Adjustments adjustments) {
        var text = Texts.ascii(value);
        return DateCodec.isZero(text) ? zero(adjustments) : text + zone();
    }

    private @Nullable String zero(Adjustments adjustments) {
        adjustments.add(column, Adjustment.ZERO_DATE);
        var text = policy.timestamp();
        return text == null || policy == ZeroDatePolicy.MINUS_INFINITY ? text : text + zone();
    }

    private String zone() {
        return kind == TargetKind.TIMESTAMPTZ ? "+00" : "";
    }

    private String text(long micros) {
        var seconds = Math.floorDiv(micros, MICROS_A_SECOND);
        var ofDay = Math.floorMod(seconds, SECONDS_A_DAY);
        var text = new StringBuilder(29);
        DateCodec.appendDate(text, LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_A_DAY)));
        text.append(' ');
        TimeCodec.appendClock(text, ofDay);
        Texts.fraction(text, Math.floorMod(micros, MICROS_A_SECOND), digits);
        return text.append(zone()).toString();
    }

    @Override
    public String sourceCanonical(String quotedColumn) {
        var text = "DATE_FORMAT(%s, '%%Y-%%m-%%d %%H:%%i:%%s.%%f')".formatted(quotedColumn);
        return "IF(%s, %s, %s)".formatted(DateCodec.mysqlIsZero(quotedColumn), zeroCanonical(), text);
    }

    private String zeroCanonical() {
        return switch (policy) {
            case NULL -> "NULL";
            case MINUS_INFINITY -> "'-infinity'";
            default -> "'%s.000000'".formatted(policy.timestamp());
        };
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        var clock = kind == TargetKind.TIMESTAMPTZ ? quotedColumn + " at time zone 'UTC'" : quotedColumn;
        return switch (kind) {
            case TIMESTAMP, TIMESTAMPTZ ->
                "case when isfinite(%1$s) then to_char(%2$s, '%3$s') else %1$s::text end"
                        .formatted(quotedColumn, clock, FORMAT);
            default -> quotedColumn + "::text";
        };
    }

    @Override
    public String targetText(String quotedColumn) {
        return targetCanonical(quotedColumn);
    }
}
