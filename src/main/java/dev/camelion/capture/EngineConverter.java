package dev.camelion.capture;

import dev.camelion.capture.engine.NoDay;
import dev.camelion.value.ValueCodecs;
import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Gives values as MySQL has them where the engine does not: JSON in MySQL's own text, all of a number in columns
 * declared as BOOL, REAL or FLOAT4, the bytes of texts, the numbers of labels, which the source model knows better, and
 * zero dates told apart from NULL. Set as the engine's {@code converters}.
 */
public final class EngineConverter implements CustomConverter<SchemaBuilder, RelationalColumn> {
    private static final long MICROS_A_SECOND = 1_000_000;

    @Override
    public void configure(Properties properties) {}

    @Override
    public void converterFor(RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
        var type = column.typeName().toUpperCase(Locale.ROOT);
        if (type.equals("JSON")) {
            registration.register(SchemaBuilder.string().optional(), EngineConverter::json);
        } else if (type.equals("BOOL") || type.equals("BOOLEAN")) {
            registration.register(SchemaBuilder.int16().optional(), EngineConverter::bool);
        } else if (type.startsWith("REAL") || type.startsWith("FLOAT4")) {
            registration.register(SchemaBuilder.float64().optional(), EngineConverter::real);
        } else if (type.startsWith("ENUM") || type.startsWith("SET")) {
            registration.register(SchemaBuilder.int64().optional(), EngineConverter::labels);
        } else if (isText(type)) {
            registration.register(TextDecoder.schema(column.charsetName()), EngineConverter::bytes);
        } else if (type.equals("DATE")) {
            registration.register(SchemaBuilder.int32().optional(), EngineConverter::date);
        } else if (type.equals("DATETIME")) {
            var inMillis = column.length().orElse(0) <= 3;
            registration.register(SchemaBuilder.int64().optional(), value -> dateTime(value, inMillis));
        }
    }

    private static boolean isText(String type) {
        return type.contains("CHAR") || type.endsWith("TEXT") || type.startsWith("LONG");
    }

    // which text they are is for the source model to say; what comes as text is a default, which nothing reads
    private static @Nullable Object bytes(@Nullable Object value) {
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : null;
    }

    // the engine's own labels keep backslashes doubled, and go wrong where a SET has an empty member
    private static @Nullable Object labels(@Nullable Object value) {
        return value instanceof Number number ? (Object) number.longValue() : null;
    }

    // a default comes as text
    private static @Nullable Object json(@Nullable Object value) {
        return value instanceof byte[] document ? MySqlJsonText.of(document) : value == null ? null : value.toString();
    }

    // BOOL is a TINYINT that holds any number of it
    private static @Nullable Object bool(@Nullable Object value) {
        return value instanceof Number number ? (Object) number.shortValue() : null;
    }

    // REAL is a DOUBLE, unless sql_mode says otherwise; FLOAT4 is a FLOAT, which the engine takes for a DOUBLE
    private static @Nullable Object real(@Nullable Object value) {
        return value instanceof Number number ? (Object) number.doubleValue() : null;
    }

    private static @Nullable Object date(@Nullable Object value) {
        if (value == NoDay.NO_DAY) {
            return ValueCodecs.ZERO_DATE;
        }
        return value instanceof LocalDate date ? (Object) (int) date.toEpochDay() : number(value, false);
    }

    private static @Nullable Object dateTime(@Nullable Object value, boolean inMillis) {
        if (value == NoDay.NO_DAY) {
            return ValueCodecs.ZERO_DATETIME;
        }
        if (value instanceof LocalDateTime clock) {
            var micros = clock.toEpochSecond(ZoneOffset.UTC) * MICROS_A_SECOND + clock.getNano() / 1000;
            return inMillis ? Math.floorDiv(micros, 1000) : micros;
        }
        return number(value, true);
    }

    // of a column's default, which nothing reads
    private static @Nullable Object number(@Nullable Object value, boolean isLong) {
        if (value instanceof Number number) {
            return isLong ? (Object) number.longValue() : (Object) number.intValue();
        }
        return null;
    }
}
