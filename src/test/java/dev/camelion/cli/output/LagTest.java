package dev.camelion.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LagTest {
    @ParameterizedTest
    @CsvSource({
        "-5, 0.0 s",
        "0, 0.0 s",
        "400, 0.4 s",
        "99900, 99.9 s",
        "99960, 1 min",
        "720000, 12 min",
        "7199000, 119 min",
        "7200000, 2 h",
        "172800000, 2 d"
    })
    void reads_well_and_is_never_negative(long millis, String expected) {
        assertThat(Lag.text(Duration.ofMillis(millis))).isEqualTo(expected);
        assertThat(Lag.seconds(Duration.ofMillis(millis))).isEqualTo(Math.max(0, millis) / 1000.0);
    }
}
