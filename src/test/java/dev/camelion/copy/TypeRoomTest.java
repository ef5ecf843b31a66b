package dev.camelion.copy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeRoomTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text | character varying(40)",
                "bigint | integer",
                "numeric | bigint",
                "timestamp without time zone | timestamp(0) without time zone",
                "character varying(80) | character varying(40)",
                "numeric | numeric(10,2)",
                "an enum of 'a', 'b', 'c' | an enum of 'a', 'c'",
                "bytea | bytea",
            })
    void has_room(String type, String other) {
        assertThat(TypeRoom.holds(type, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "character varying(20) | character varying(40)",
                "character varying(20) | text",
                "integer | bigint",
                "boolean | smallint",
                "timestamp(0) without time zone | timestamp(6) without time zone",
                "timestamp without time zone | timestamp(0) with time zone",
                "numeric(10,4) | numeric(12,2)",
                "an enum of 'a' | an enum of 'a', 'c'",
                "text | bytea",
            })
    void may_have_none(String type, String other) {
        assertThat(TypeRoom.holds(type, other)).isFalse();
    }
}
