package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * DATETIME, a wall clock, and TIMESTAMP, an instant in UTC. A DATETIME put into {@code timestamptz} by override is a wall
 * clock of the zone that the override names.
 */
final class DateTimeCodec implements ValueCodec {
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long SECONDS_A_DAY = 86_400;
    private static final String EPOCH = "1970-01-01 00:00:00";
    // TIMESTAMP begins one second later
    private static final long ENGINE_ZERO_TIMESTAMP = 0;
    private static final String UTC = "'UTC'";
    private static final String FORMAT = "YYYY-MM-DD HH24:MI:SS.US";

    private final ZeroDates zeros;
    private final TargetKind kind;
    private final int digits;
    // null where wall clock and UTC are the same
    private final @Nullable WallClock clock;

    DateTimeCodec(ColumnModel column, ValueRule rule) {
        this.kind = rule.kind();
        this.zeros = new ZeroDates(column, rule.policy().zeroDate(), EPOCH + zone());
        var length = column.type().length();
        this.digits = length == null ? 0 : length;
        var isMoved = kind == TargetKind.TIMESTAMPTZ && column.type().name().equals("datetime");
        this.clock =
                isMoved && !rule.zone().normalized().equals(ZoneOffset.UTC) ? new WallClock(column, rule.zone()) : null;
    }

    @Override
    public @Nullable String fromEngine(Object value, Adjustments adjustments) {
        if (value instanceof Long number) {
            return number == ValueCodecs.ZERO_DATETIME
                    ? zeros.replacement(adjustments)
                    : moved(digits > 3 ? number : number * 1000, adjustments);
        }
        var micros = micros(value.toString());
        return micros == ENGINE_ZERO_TIMESTAMP ? zeros.replacement(adjustments) : text(micros);
    }

    private static long micros(String iso) {
        var instant =
                OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        return instant.toEpochSecond(ZoneOffset.UTC) * MICROS_A_SECOND + instant.getNano() / 1000;
    }

    @Override
    public @Nullable String fromCopy(byte[] value, Adjustments adjustments) {
        var text = Texts.ascii(value);
        if (ZeroDates.isZero(text)) {
            return zeros.replacement(adjustments);
        }
        return clock == null ? text + zone() : moved(wallMicros(text), adjustments);
    }

    private String moved(long wallMicros, Adjustments adjustments) {
        if (clock == null) {
            return text(wallMicros);
        }
        var seconds = clock.utc(Math.floorDiv(wallMicros, MICROS_A_SECOND), adjustments);
        return text(seconds * MICROS_A_SECOND + Math.floorMod(wallMicros, MICROS_A_SECOND));
    }

    private static long wallMicros(String text) {
        var day = LocalDate.parse(text.substring(0, 10)).toEpochDay();
        return day * SECONDS_A_DAY * MICROS_A_SECOND + TimeCodec.micros(text.substring(11));
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
        return "IF(%s, %s, %s)"
                .formatted(
                        ZeroDates.mysqlIsZero(quotedColumn),
                        zeros.sourceCanonical((clock == null ? EPOCH : clock.epoch()) + ".000000"),
                        text);
    }

    // the wall clock in the zone: the source's server need not know zones
    @Override
    public String targetCanonical(String quotedColumn) {
        return inZone(quotedColumn, clock == null ? UTC : clock.postgresZone());
    }

    private String inZone(String quotedColumn, String zone) {
        var wall = kind == TargetKind.TIMESTAMPTZ ? "%s at time zone %s".formatted(quotedColumn, zone) : quotedColumn;
        return switch (kind) {
            case TIMESTAMP, TIMESTAMPTZ ->
                "case when isfinite(%1$s) then to_char(%2$s, '%3$s') else %1$s::text end"
                        .formatted(quotedColumn, wall, FORMAT);
            default -> quotedColumn + "::text";
        };
    }

    // a wall clock in a gap differs from the one it was moved to, and both ends may know other rules of the zone
    @Override
    public boolean isDecidedByServers() {
        return clock == null;
    }

    @Override
    public String targetText(String quotedColumn) {
        return inZone(quotedColumn, UTC);
    }

    @Override
    public String comparable(String text) {
        if (clock == null || !Character.isDigit(text.charAt(0))) {
            return text;
        }
        var plain = text.endsWith(zone()) ? text.substring(0, text.length() - zone().length()) : text;
        var fraction = plain.length() == EPOCH.length() ? "" : plain.substring(EPOCH.length() + 1);
        return plain.substring(0, EPOCH.length()) + "." + (fraction + "000000").substring(0, 6);
    }
}
