package dev.camelion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BinlogPositionTest {
    @Test
    void is_printed_as_file_and_byte() {
        assertThat(new BinlogPosition("binlog.000042", 1187)).hasToString("binlog.000042:1187");
    }

    @Test
    void files_are_ordered_by_number_also_when_the_digits_no_longer_suffice() {
        assertThat(new BinlogPosition("binlog.1000000", 4)).isGreaterThan(new BinlogPosition("binlog.999999", 5000));
        assertThat(new BinlogPosition("my.host-bin.000010", 4))
                .isGreaterThan(new BinlogPosition("my.host-bin.000009", 4));
    }

    @Test
    void within_a_file_the_byte_decides() {
        assertThat(new BinlogPosition("binlog.000001", 99)).isLessThan(new BinlogPosition("binlog.000001", 1000));
        assertThat(new BinlogPosition("binlog.000001", 99)).isEqualByComparingTo(new BinlogPosition("binlog.1", 99));
    }

    @Test
    void a_negative_byte_is_refused() {
        assertThatThrownBy(() -> new BinlogPosition("binlog.000001", -1)).hasMessageContaining("-1");
    }

    @Test
    void a_file_without_a_number_does_not_compare() {
        var position = new BinlogPosition("binlog", 4);
        var other = new BinlogPosition("binlog.000001", 4);

        assertThatThrownBy(() -> position.compareTo(other)).hasMessageContaining("binlog");
    }
}
