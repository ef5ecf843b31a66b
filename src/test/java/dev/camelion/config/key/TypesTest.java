package dev.camelion.config.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypesTest {
    private static final ScalarType<Duration> DURATION = Types.duration("0ms", "9999 d", "1s");
    private static final ScalarType<Long> SIZE = Types.size("0B", "64GB", "1MB");

    @ParameterizedTest
    @CsvSource({
        "1s, PT1S",
        "500ms, PT0.5S",
        "2 min, PT2M",
        "2 minutes, PT2M",
        "1 day, PT24H",
        "1d, PT24H",
        "3 Days, PT72H",
        "4h, PT4H"
    })
    void reads_times_with_their_unit(String text, Duration expected) {
        assertThat(DURATION.parser().apply(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"64MB, 67108864", "64 mb, 67108864", "1KiB, 1024", "2GB, 2147483648", "7B, 7"})
    void reads_sizes_with_their_unit(String text, long expected) {
        assertThat(SIZE.parser().apply(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "s", "-1s", "1.5s", "1 fortnight", "", "1 m s", "99999999999999999999s"})
    void refuses_what_is_no_time_or_size(String text) {
        assertThatThrownBy(() -> DURATION.parser().apply(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SIZE.parser().apply(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h:5432/db, true",
        "jdbc:postgresql://h1:5432/db?sslmode=verify-full&sslrootcert=/x, true",
        "jdbc:postgresql:db, true",
        "jdbc:postgresql://h/db?user=me, false",
        "jdbc:postgresql://h/db?sslmode=require&password=x, false",
        "jdbc:postgresql://me:x@h/db, false",
        "postgresql://h/db, false",
    })
    void takes_addresses_without_user_and_password(String url, boolean expected) {
        assertThat(Types.postgresUrl("").accepts(url)).isEqualTo(expected);
    }
}
