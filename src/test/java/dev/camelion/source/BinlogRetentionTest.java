package dev.camelion.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinlogRetentionTest {
    private static final String SECONDS = "binlog_expire_logs_seconds";
    private static final String DAYS = "expire_logs_days";
    private static final String PURGE = "binlog_expire_logs_auto_purge";

    @Test
    void the_seconds_come_before_the_days() {
        assertThat(BinlogRetention.of(Map.of(SECONDS, "3600", DAYS, "0")).time())
                .contains(Duration.ofHours(1));
        assertThat(BinlogRetention.of(Map.of(SECONDS, "3600", DAYS, "2")).time())
                .contains(Duration.ofHours(1));
        assertThat(BinlogRetention.of(Map.of(SECONDS, "0", DAYS, "2")).time()).contains(Duration.ofDays(2));
        assertThat(BinlogRetention.of(Map.of(DAYS, "3")).time()).contains(Duration.ofDays(3));
    }

    @Test
    void nothing_is_removed_where_both_are_0_or_purging_is_off() {
        assertThat(BinlogRetention.of(Map.of(SECONDS, "0", DAYS, "0", PURGE, "ON"))
                        .time())
                .isEmpty();
        assertThat(BinlogRetention.of(Map.of(SECONDS, "3600", PURGE, "OFF")).time())
                .isEmpty();
        assertThat(BinlogRetention.of(Map.of(SECONDS, "3600", PURGE, "ON")).time())
                .isPresent();
        assertThat(BinlogRetention.of(Map.of(DAYS, "0")).time()).isEmpty();
    }

    @Test
    void names_the_variable_that_the_server_has() {
        assertThat(BinlogRetention.of(Map.of(SECONDS, "3600")).setting(Duration.ofHours(3)))
                .isEqualTo("binlog_expire_logs_seconds to 10800");
        assertThat(BinlogRetention.of(Map.of(DAYS, "1")).setting(Duration.ofHours(30)))
                .isEqualTo("expire_logs_days to 2");
        assertThat(BinlogRetention.of(Map.of(DAYS, "1")).setting(Duration.ofDays(2)))
                .isEqualTo("expire_logs_days to 2");
    }
}
