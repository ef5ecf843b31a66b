package dev.camelion.capture;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MySqlJsonTextTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "1, 1.0",
        "1e7, 10000000.0",
        "1e-7, 0.0000001",
        "0.1, 0.1",
        "-2.50, -2.5",
        "123456789012345, 123456789012345.0",
        "1e15, 1E+15",
        "1e20, 1E+20",
        "2e23, 2E+23",
        "5e-324, 5E-324",
        "1.5e-323, 1.5E-323",
        "1.7976931348623157e308, 1.7976931348623157E+308",
        "2.2250738585072014e-308, 2.2250738585072014E-308",
        "0.00012345678901234567, 0.00012345678901234567",
    })
    void writes_the_digits_that_mysql_writes(double value, String text) {
        assertThat(MySqlJsonText.text(value)).isEqualTo(text);
    }

    @Property
    void every_double_is_read_again_as_itself(@ForAll double value) {
        assertThat(Double.parseDouble(MySqlJsonText.text(value))).isEqualTo(value);
    }
}
