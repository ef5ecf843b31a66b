package dev.camelion.value;

import static dev.camelion.value.Columns.nullable;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.ddl.model.ColumnModel;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

/** For any value of a type, stream and copy agree. */
class ValueCodecProperties {
    private static final long MICROS = 1_000_000;

    @Property
    void doubles_keep_their_bits(@ForAll double value) {
        var codec = ValueCodecs.of(nullable("double"), "double precision");
        var sent = same(codec, value, Double.toString(value));
        assertThat(Double.doubleToLongBits(Double.parseDouble(sent))).isEqualTo(Double.doubleToLongBits(value));
    }

    @Property
    void floats_keep_their_bits(@ForAll float value) {
        var codec = ValueCodecs.of(nullable("float"), "real");
        // MySQL prints the product with 1e0 as a double
        var sent = same(codec, value, Double.toString(value));
        assertThat(Float.floatToIntBits(Float.parseFloat(sent))).isEqualTo(Float.floatToIntBits(value));
    }

    @Property
    void times_agree(
            @ForAll @LongRange(min = -3020399000000L, max = 3020399000000L) long micros,
            @ForAll @IntRange(max = 6) int digits) {
        var value = truncated(micros, digits);
        var text = (value < 0 ? "-" : "") + clock(Math.abs(value), digits);
        same(ValueCodecs.of(nullable("time", digits), "interval"), value, text);
        same(ValueCodecs.of(nullable("time", digits), "time"), value, text);
        assertThat(TimeCodec.micros(text)).isEqualTo(value);
    }

    private static String clock(long micros, int digits) {
        var seconds = micros / MICROS;
        var clock = "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
        return digits == 0
                ? clock
                : clock + "." + "%06d".formatted(micros % MICROS).substring(0, digits);
    }

    @Property
    void timestamps_agree(
            @ForAll @LongRange(min = -62135596800000000L, max = 253402300799999999L) long micros,
            @ForAll @IntRange(max = 6) int digits) {
        var value = truncated(micros, digits);
        var seconds = Math.floorDiv(value, MICROS);
        var clock = LocalDateTime.ofEpochSecond(seconds, (int) Math.floorMod(value, MICROS) * 1000, ZoneOffset.UTC);
        var pattern = "yyyy-MM-dd HH:mm:ss" + (digits == 0 ? "" : "." + "S".repeat(digits));
        var text = DateTimeFormatter.ofPattern(pattern).format(clock);
        same(
                ValueCodecs.of(nullable("datetime", digits), "timestamp"),
                digits > 3 ? value : Math.floorDiv(value, 1000),
                text);
        var iso = text.replace(' ', 'T') + "Z";
        if (!iso.equals("1970-01-01T00:00:00Z")) {
            same(ValueCodecs.of(nullable("timestamp", digits), "timestamptz"), iso, text);
        }
    }

    private static long truncated(long micros, int digits) {
        var step = (long) Math.pow(10, 6 - digits);
        return Math.floorDiv(micros, step) * step;
    }

    @Property
    void bits_agree(@ForAll long value, @ForAll @IntRange(min = 2, max = 64) int bits) {
        var number = BigInteger.valueOf(value).mod(BigInteger.TWO.pow(bits));
        var big = new byte[(bits + 7) / 8];
        var digits = number.toByteArray();
        var length = Math.min(big.length, digits.length);
        System.arraycopy(digits, digits.length - length, big, big.length - length, length);
        var little = new byte[big.length];
        for (var i = 0; i < big.length; i++) {
            little[i] = big[big.length - 1 - i];
        }
        var codec = ValueCodecs.of(nullable("bit", bits), "bit(" + bits + ")");
        var sent = same(codec, little, big);
        assertThat(sent).hasSize(bits);
        assertThat(new BigInteger(sent, 2)).isEqualTo(number);
    }

    @Property
    void binaries_keep_their_bytes(@ForAll byte[] value) {
        same(ValueCodecs.of(nullable("blob"), "bytea"), value, value);
        var padded = Arrays.copyOf(value, value.length + 3);
        var column = nullable("binary", padded.length);
        assertThat(same(ValueCodecs.of(column, "bytea"), value, padded)).hasSize(2 + 2 * padded.length);
    }

    @Property
    void texts_lose_nothing_but_nul(@ForAll String value) {
        // a surrogate without its pair has no UTF-8
        var text = new String(value.getBytes(UTF_8), UTF_8);
        ColumnModel column = nullable("text");
        assertThat(same(ValueCodecs.of(column, "text"), text, text)).isEqualTo(text.replace("\0", ""));
    }

    private static String same(ValueCodec codec, Object engine, String copy) {
        return same(codec, engine, copy.getBytes(UTF_8));
    }

    private static String same(ValueCodec codec, Object engine, byte[] copy) {
        var adjustments = new Adjustments();
        var sent = codec.fromEngine(engine, adjustments);
        var streamed = adjustments.drain();
        assertThat(codec.fromCopy(copy, adjustments)).isEqualTo(sent);
        assertThat(adjustments.drain()).isEqualTo(streamed);
        var buffered = engine instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : engine;
        assertThat(written(out -> codec.writeFromEngine(buffered, adjustments, out)))
                .isEqualTo(sent);
        assertThat(written(out -> codec.writeFromCopy(copy, adjustments, out))).isEqualTo(sent);
        return sent;
    }

    private static @Nullable String written(Predicate<ValueSink> write) {
        var text = new StringBuilder();
        var isThere = write.test(new ValueSink() {
            @Override
            public void text(String value) {
                text.append(value);
            }

            @Override
            public void utf8(byte[] value) {
                text.append(new String(value, UTF_8));
            }

            @Override
            public void hex(String prefix, byte[] bytes, int from, int length, int zeros) {
                text.append(prefix)
                        .append(HexFormat.of().formatHex(bytes, from, from + length))
                        .append("00".repeat(zeros));
            }
        });
        return isThere ? text.toString() : null;
    }
}
