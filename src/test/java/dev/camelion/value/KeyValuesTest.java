package dev.camelion.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.MySqlType;
import java.math.BigDecimal;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyValuesTest {
    @ParameterizedTest
    @CsvSource({
        "bigint, numeric(20), 18446744073709551615, 18446744073709551615",
        "decimal, 'numeric(9,2)', -1.50, -1.50",
        "tinyint, boolean, true, 1",
        "tinyint, boolean, false, 0",
        "year, smallint, 1999, 1999",
        "bit, bit(8), 00000101, 5",
        "bit, boolean, true, 1",
        "bit, bigint, 101, 101",
    })
    void numbers_are_numbers(String type, String targetType, String text, BigDecimal expected) {
        assertThat(KeyValues.of(column(type), ValueRule.of(targetType), text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "datetime, timestamp without time zone, 2024-02-29 12:00:00.5, 2024-02-29 12:00:00.5",
        "timestamp, timestamp with time zone, 2024-02-29 12:00:00+00, 2024-02-29 12:00:00",
        "date, date, 2024-02-29, 2024-02-29",
        "time, interval, -838:59:59, -838:59:59",
        "varchar, character varying, true, true",
        "enum, kind, a, a",
        "set, text[], '{a,\"b \\\" c\",d}', 'a,b \" c,d'",
        "set, text, 'a,b', 'a,b'",
    })
    void other_values_are_texts_as_mysql_writes_them(String type, String targetType, String text, String expected) {
        assertThat(KeyValues.of(column(type), ValueRule.of(targetType), text)).isEqualTo(expected);
    }

    @Test
    void an_instant_is_a_wall_clock_of_its_zone() {
        var rule = ValueRule.of("timestamptz(3)").in(ZoneId.of("Europe/Zurich"));
        assertThat(KeyValues.of(column("datetime"), rule, "2024-07-01 10:00:00.25+00"))
                .isEqualTo("2024-07-01 12:00:00.250000");
        assertThat(KeyValues.of(column("timestamp"), rule, "2024-07-01 10:00:00.25+00"))
                .isEqualTo("2024-07-01 10:00:00.25");
    }

    @Test
    void bytes_are_bytes() {
        assertThat(KeyValues.of(column("binary"), ValueRule.of("bytea"), "\\x00ff5c"))
                .isEqualTo(new byte[] {0, (byte) 0xff, 0x5c});
        assertThat((byte[])
                        KeyValues.of(column("binary"), ValueRule.of("uuid"), "00112233-4455-6677-8899-aabbccddeeff"))
                .hasSize(16)
                .startsWith(0, 0x11, 0x22);
    }

    @Test
    void a_text_of_another_type_is_refused() {
        assertThatThrownBy(() -> KeyValues.of(column("int"), ValueRule.of("integer"), "abc"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ColumnModel column(String type) {
        return new ColumnModel(1, "c", MySqlType.of(type), true, null, false, null, false, false, null, "");
    }
}
