package dev.camelion.value;

import static dev.camelion.value.Columns.labelled;
import static dev.camelion.value.Columns.notNull;
import static dev.camelion.value.Columns.nullable;
import static dev.camelion.value.Columns.text;
import static dev.camelion.value.Columns.zerofill;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.policy.BooleanPolicy;
import dev.camelion.ddl.policy.NulPolicy;
import dev.camelion.ddl.policy.PolicyOption;
import dev.camelion.ddl.policy.TimePolicy;
import dev.camelion.ddl.policy.ValuePolicy;
import dev.camelion.ddl.policy.ZeroDatePolicy;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values as the engine and MySQL were seen to give them, and the one text that both become. */
class ValueCodecsTest {
    private final Adjustments adjustments = new Adjustments();

    @ParameterizedTest(name = "{0} {1} -> {4}")
    @MethodSource("values")
    void arrives_the_same_by_stream_and_by_copy(
            ColumnModel column, String target, Object engine, byte[] copy, String expected) {
        var codec = ValueCodecs.of(column, ValueRule.of(target));
        assertThat(codec.fromEngine(engine, adjustments)).as("stream").isEqualTo(expected);
        assertThat(codec.fromCopy(copy, adjustments)).as("copy").isEqualTo(expected);
        var bytes = codec.copyBytes(copy, adjustments);
        assertThat(bytes == null ? null : new String(bytes, UTF_8)).isEqualTo(expected);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                        numbers(),
                        bits(),
                        texts(),
                        binaries(),
                        times(),
                        Stream.of(value(
                                nullable("json"),
                                "jsonb",
                                "{\"a\": \"\\u0000x\\\\u0000\"}",
                                "{\"a\": \"\\u0000x\\\\u0000\"}",
                                "{\"a\": \"x\\\\u0000\"}")))
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> numbers() {
        return Stream.of(
                value(nullable("tinyint", 1), "smallint", (short) 7, "7", "7"),
                value(nullable("tinyint", 1), "boolean", (short) 7, "7", "true"),
                value(nullable("tinyint", 1), "boolean", (short) 0, "0", "false"),
                value(zerofill("int", 8, null), "bigint", 42L, "00000042", "42"),
                value(zerofill("int", 8, null), "bigint", 0L, "00000000", "0"),
                value(zerofill("decimal", 10, 2), "numeric(10,2)", new BigDecimal("0.50"), "00000000.50", "0.50"),
                value(
                        nullable("bigint"),
                        "numeric(20)",
                        new BigDecimal("18446744073709551615"),
                        "18446744073709551615",
                        "18446744073709551615"),
                value(
                        nullable("decimal"),
                        "numeric(65,30)",
                        new BigDecimal("1E-30"),
                        "0.000000000000000000000000000001",
                        "0.000000000000000000000000000001"),
                value(nullable("float"), "real", 16777216f, "16777216", "1.6777216E7"),
                value(nullable("float"), "real", 1234.5670166015625, "1234.5670166015625", "1234.567"),
                value(nullable("float"), "double precision", 0.1f, "0.10000000149011612", "0.10000000149011612"),
                value(nullable("double"), "double precision", -0.0, "-0", "-0.0"),
                value(nullable("double"), "double precision", 1e20, "1e20", "1.0E20"),
                value(nullable("year"), "smallint", 2024, "2024", "2024"),
                value(nullable("year"), "smallint", 1900, "0000", "0"));
    }

    private static Stream<Arguments> bits() {
        return Stream.of(
                arguments(nullable("bit", 1), "boolean", true, hex("01"), "true"),
                arguments(nullable("bit", 12), "bit(12)", hex("0108"), hex("0801"), "100000000001"),
                arguments(
                        nullable("bit", 64),
                        "bit(64)",
                        hex("01000000000000f0"),
                        hex("f000000000000001"),
                        "1111" + "0".repeat(59) + "1"),
                arguments(
                        nullable("bit", 64),
                        "numeric(20)",
                        hex("ffffffffffffffff"),
                        hex("ffffffffffffffff"),
                        "18446744073709551615"),
                arguments(nullable("bit", 9), "boolean", hex("0000"), hex("0000"), "false"));
    }

    private static Stream<Arguments> texts() {
        return Stream.of(
                value(text("utf8mb4"), "varchar(10)", "né😀", "né😀", "né😀"),
                value(text("utf8mb4"), "varchar(10)", "a\0b", "a\0b", "ab"),
                value(labelled("enum", "a,b", "\\"), "\"shop\".\"e\"", 0L, "", ""),
                value(labelled("enum", "a,b", "\\"), "\"shop\".\"e\"", 1L, "a,b", "a,b"),
                value(labelled("enum", "a,b", "\\"), "\"shop\".\"e\"", 2L, "\\", "\\"),
                value(labelled("set", "x", "a\"\\b"), "text[]", 3L, "3", "{\"x\",\"a\\\"\\\\b\"}"),
                value(labelled("set", "x", "y"), "text[]", 0L, "0", "{}"),
                value(labelled("set", "", "y"), "text[]", 1L, "1", "{}"),
                value(labelled("set", "", "y"), "text[]", 3L, "3", "{\"y\"}"),
                value(labelled("set", "y", ""), "text[]", 3L, "3", "{\"y\",\"\"}"),
                value(labelled("set", "x", "y"), "text", 3L, "3", "x,y"));
    }

    private static Stream<Arguments> binaries() {
        var point = "0101000000000000000000344000000000000024" + "40";
        return Stream.of(
                arguments(
                        nullable("binary", 5),
                        "bytea",
                        ByteBuffer.wrap(hex("6162")),
                        hex("6162000000"),
                        "\\x6162000000"),
                arguments(nullable("varbinary", 5), "bytea", hex("00ff"), hex("00ff"), "\\x00ff"),
                arguments(nullable("blob"), "bytea", hex(""), hex(""), "\\x"),
                arguments(nullable("binary", 16), "uuid", hex("00".repeat(15)), hex("00".repeat(16)), "00".repeat(16)),
                arguments(
                        nullable("point"),
                        "bytea",
                        Geometry.internal(hex(point), 4326),
                        hex("e6100000" + point),
                        "\\x" + point),
                arguments(
                        nullable("point"),
                        "geometry",
                        Geometry.internal(hex(point), null),
                        hex("00000000" + point),
                        point),
                arguments(
                        nullable("point"),
                        "\"public\".geometry",
                        Geometry.internal(hex(point), 4326),
                        hex("e6100000" + point),
                        "0101000020e6100000" + point.substring(10)),
                arguments(nullable("vector"), "bytea", List.of(1f), hex("0000803f"), "\\x0000803f"),
                arguments(nullable("vector"), "vector(2)", List.of(1f, -2.5f), hex("0000803f000020c0"), "[1.0,-2.5]"));
    }

    private static Stream<Arguments> times() {
        return Stream.of(
                value(nullable("date"), "date", -683368, "0099-01-01", "0099-01-01"),
                value(nullable("date"), "date", ValueCodecs.ZERO_DATE, "2010-00-10", null),
                value(nullable("date"), "date", ValueCodecs.ZERO_DATE, "0000-01-01", null),
                value(
                        nullable("datetime"),
                        "timestamp(0)",
                        1714979289000L,
                        "2024-05-06 07:08:09",
                        "2024-05-06 07:08:09"),
                value(
                        nullable("datetime", 3),
                        "timestamp(3)",
                        -30610223999877L,
                        "1000-01-01 00:00:00.123",
                        "1000-01-01 00:00:00.123"),
                value(
                        nullable("datetime", 6),
                        "timestamp(6)",
                        253402300799999999L,
                        "9999-12-31 23:59:59.999999",
                        "9999-12-31 23:59:59.999999"),
                value(nullable("datetime"), "timestamptz", 0L, "1970-01-01 00:00:00", "1970-01-01 00:00:00+00"),
                value(nullable("datetime"), "timestamp", ValueCodecs.ZERO_DATETIME, "0000-00-00 12:00:00", null),
                value(
                        nullable("timestamp", 6),
                        "timestamp(6) with time zone",
                        "2024-05-06T07:08:09.123400Z",
                        "2024-05-06 07:08:09.123400",
                        "2024-05-06 07:08:09.123400+00"),
                value(nullable("timestamp"), "timestamptz(0)", "1970-01-01T00:00:00Z", "0000-00-00 00:00:00", null),
                value(
                        nullable("timestamp", 3),
                        "timestamptz(3)",
                        "1970-01-01T00:00:00.000Z",
                        "0000-00-00 00:00:00.000",
                        null),
                value(nullable("time"), "time(0)", 86400000000L, "24:00:00", "24:00:00"),
                value(nullable("time"), "time(0)", -3020399000000L, "-838:59:59", null),
                value(notNull("time", 0), "time(0)", -3020399000000L, "-838:59:59", null),
                value(nullable("time", 3), "interval", 3020398999000L, "838:59:58.999", "838:59:58.999"),
                value(nullable("time", 6), "interval", -500000L, "-00:00:00.500000", "-00:00:00.500000"));
    }

    private static Arguments value(ColumnModel column, String target, Object engine, String copy, String expected) {
        return arguments(column, target, engine, copy.getBytes(UTF_8), expected);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Test
    void counts_what_it_changes_until_drained() {
        var codec = ValueCodecs.of(text("utf8mb4"), ValueRule.of("text"));
        codec.fromEngine("a\0b\0", adjustments);
        codec.fromCopy(new byte[] {0}, adjustments);
        assertThat(adjustments.drain()).isEqualTo(Map.of(new Adjustments.Key("c", Adjustment.NUL_STRIPPED), 2L));
        assertThat(adjustments.isEmpty()).isTrue();
    }

    @Test
    void counts_what_the_character_set_lacks() {
        var rule = ValueRule.of("text");
        ValueCodecs.of(text("cp1250"), rule).fromEngine(new ReplacedText("a?"), adjustments);
        ValueCodecs.of(text("cp1250"), rule).fromEngine("a?", adjustments);
        assertThat(adjustments.drain())
                .containsExactly(Map.entry(new Adjustments.Key("c", Adjustment.CHARACTER_REPLACED), 1L));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_policy_answers_alike_by_stream_and_by_copy(
            ColumnModel column, ValueRule rule, Object engine, byte[] copy, String expected, Adjustment counted) {
        var codec = ValueCodecs.of(column, rule);
        assertThat(codec.fromEngine(engine, adjustments)).isEqualTo(expected);
        assertThat(codec.fromCopy(copy, adjustments)).isEqualTo(expected);
        assertThat(adjustments.takeRefusal()).isNull();
        assertThat(adjustments.drain()).isEqualTo(Map.of(new Adjustments.Key("c", counted), 2L));
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                policy(
                        notNull("datetime", 0),
                        by("timestamp(0)", ZeroDatePolicy.EPOCH),
                        ValueCodecs.ZERO_DATETIME,
                        "2010-02-31 12:00:00",
                        "1970-01-01 00:00:00",
                        Adjustment.ZERO_DATE_EPOCH),
                policy(
                        nullable("datetime", 0),
                        by("timestamptz", ZeroDatePolicy.EPOCH),
                        ValueCodecs.ZERO_DATETIME,
                        "0000-00-00 00:00:00",
                        "1970-01-01 00:00:00+00",
                        Adjustment.ZERO_DATE_EPOCH),
                policy(
                        notNull("datetime", 3),
                        by("timestamptz", ZeroDatePolicy.MINUS_INFINITY),
                        ValueCodecs.ZERO_DATETIME,
                        "2010-00-10 00:00:00.000",
                        "-infinity",
                        Adjustment.ZERO_DATE_MINUS_INFINITY),
                policy(
                        notNull("date", 0),
                        by("date", ZeroDatePolicy.NULL),
                        ValueCodecs.ZERO_DATE,
                        "2023-02-29",
                        null,
                        Adjustment.ZERO_DATE_NULL),
                policy(
                        text("utf8mb4"),
                        by("text", NulPolicy.REPLACE),
                        "a\0b\0",
                        "a\0b\0",
                        "a\uFFFDb\uFFFD",
                        Adjustment.NUL_REPLACED),
                policy(
                        nullable("json"),
                        by("jsonb", NulPolicy.REPLACE),
                        "[\"\\u0000\"]",
                        "[\"\\u0000\"]",
                        "[\"\uFFFD\"]",
                        Adjustment.NUL_REPLACED),
                policy(
                        notNull("time", 0),
                        by("time(0)", TimePolicy.NULL),
                        -1000000L,
                        "-00:00:01",
                        null,
                        Adjustment.TIME_NULL),
                policy(
                        nullable("time", 3),
                        by("time(3)", TimePolicy.CLAMP),
                        -1000L,
                        "-00:00:00.001",
                        "00:00:00.000",
                        Adjustment.TIME_CLAMPED),
                policy(
                        nullable("time", 0),
                        by("time(0)", TimePolicy.CLAMP),
                        86401000000L,
                        "24:00:01",
                        "24:00:00",
                        Adjustment.TIME_CLAMPED),
                policy(
                        nullable("tinyint", 1),
                        by("boolean", BooleanPolicy.TRUE),
                        (short) -1,
                        "-1",
                        "true",
                        Adjustment.BOOLEAN_TRUE),
                policy(
                        nullable("tinyint", 1),
                        by("boolean", BooleanPolicy.NULL),
                        (short) 2,
                        "2",
                        null,
                        Adjustment.BOOLEAN_NULL),
                policy(
                        nullable("datetime", 0),
                        ValueRule.of("timestamptz(0)").in(ZURICH),
                        1711852200000L,
                        "2024-03-31 02:30:00",
                        "2024-03-31 01:30:00+00",
                        Adjustment.ZONE_GAP),
                policy(
                        nullable("datetime", 0),
                        ValueRule.of("timestamptz(0)").in(ZURICH),
                        1729996200000L,
                        "2024-10-27 02:30:00",
                        "2024-10-27 00:30:00+00",
                        Adjustment.ZONE_OVERLAP));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_policy_refuses_alike_by_stream_and_by_copy(
            ColumnModel column, ValueRule rule, Object engine, byte[] copy, String reason, Adjustment counted) {
        var codec = ValueCodecs.of(column, rule);
        codec.fromEngine(engine, adjustments);
        assertThat(adjustments.takeRefusal()).isEqualTo(reason);
        codec.fromCopy(copy, adjustments);
        assertThat(adjustments.takeRefusal()).isEqualTo(reason);
        assertThat(adjustments.drain()).isEqualTo(Map.of(new Adjustments.Key("c", counted), 2L));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                policy(
                        nullable("date"),
                        by("date", ZeroDatePolicy.FAIL),
                        ValueCodecs.ZERO_DATE,
                        "0000-00-00",
                        "column c holds a zero, partial or invalid date, which zero-date: fail refuses",
                        Adjustment.ZERO_DATE_REFUSED),
                policy(
                        text("utf8mb4"),
                        by("text", NulPolicy.FAIL),
                        "\0",
                        "\0",
                        "column c holds a NUL character, which nul-character: fail refuses",
                        Adjustment.NUL_REFUSED),
                policy(
                        nullable("time", 0),
                        by("time(0)", TimePolicy.FAIL),
                        90000000000L,
                        "25:00:00",
                        "column c holds 25:00:00, which time-out-of-range: fail refuses",
                        Adjustment.TIME_REFUSED),
                policy(
                        nullable("tinyint", 1),
                        by("boolean", BooleanPolicy.FAIL),
                        (short) 2,
                        "2",
                        "column c holds 2, which invalid-boolean: fail refuses",
                        Adjustment.BOOLEAN_REFUSED));
    }

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private static Arguments policy(
            ColumnModel column, ValueRule rule, Object engine, String copy, String expected, Adjustment counted) {
        return arguments(column, rule, engine, copy.getBytes(UTF_8), expected, counted);
    }

    private static ValueRule by(String type, PolicyOption option) {
        var usual = ValuePolicy.DEFAULT;
        return ValueRule.of(type)
                .with(new ValuePolicy(
                        option instanceof ZeroDatePolicy zero ? zero : usual.zeroDate(),
                        option instanceof NulPolicy nul ? nul : usual.nulCharacter(),
                        option instanceof TimePolicy time ? time : usual.timeOutOfRange(),
                        option instanceof BooleanPolicy bool ? bool : usual.invalidBoolean()));
    }

    @Test
    void a_wall_clock_of_a_zone_is_compared_as_an_instant() {
        var codec = ValueCodecs.of(
                nullable("datetime", 3), ValueRule.of("timestamptz(3)").in(ZURICH));
        var copied = codec.fromCopy("2024-07-01 12:00:00.250".getBytes(UTF_8), adjustments);
        assertThat(copied).isEqualTo("2024-07-01 10:00:00.250+00");
        assertThat(codec.comparable(copied)).isEqualTo(codec.comparable("2024-07-01 10:00:00.250000"));
        assertThat(adjustments.isEmpty()).isTrue();
    }

    @Test
    void takes_json_documents_with_other_numbers_and_order_for_the_same() {
        var codec = ValueCodecs.of(nullable("json"), ValueRule.of("jsonb"));
        assertThat(codec.comparable("{\"b\": 1e20, \"a\": [1.50, -0.0]}"))
                .isEqualTo(codec.comparable("{\"a\": [1.5, 0.0], \"b\": 100000000000000000000}"));
        assertThat(codec.comparable("{\"b\": \"1\"}")).isNotEqualTo(codec.comparable("{\"b\": 1}"));
        assertThat(codec.comparable("[\"\\u00e9\\\"\"]")).isEqualTo(codec.comparable("[\"é\\\"\"]"));
        assertThat(codec.comparable("[[], {}]")).isNotEqualTo(codec.comparable("[[], []]"));
    }
}
