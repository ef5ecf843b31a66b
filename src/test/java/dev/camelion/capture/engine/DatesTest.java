package dev.camelion.capture.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every date that MySQL can store, a day or none. */
class DatesTest {
    @Test
    void reads_every_date() throws Exception {
        for (var year = 0; year <= 9999; year += year < 5 || year > 1990 && year < 2030 ? 1 : 83) {
            for (var month = 0; month <= 12; month++) {
                for (var day = 0; day <= 31; day++) {
                    var expected = day(year, month, day);
                    assertThat(Dates.date(lowestFirst((long) year << 9 | month << 5 | day, 3)))
                            .isEqualTo(expected == null ? NoDay.NO_DAY : expected);
                    readsDateTimes(year, month, day, expected);
                }
            }
        }
    }

    private static void readsDateTimes(int year, int month, int day, @Nullable LocalDate expected) throws IOException {
        var clock = expected == null ? null : expected.atTime(23, 58, 7);
        var old = ((year * 100L + month) * 100 + day) * 1_000_000 + 235807;
        assertThat(Dates.oldDateTime(lowestFirst(old, 8))).isEqualTo(clock == null ? NoDay.NO_DAY : clock);
        var months = year * 13L + month;
        var packed = 1L << 39 | months << 22 | (long) day << 17 | 23 << 12 | 58 << 6 | 7;
        assertThat(Dates.dateTime(highestFirst(packed, 5), 0)).isEqualTo(clock == null ? NoDay.NO_DAY : clock);
    }

    @Test
    void reads_every_fraction_in_each_precision() throws Exception {
        var packed = 1L << 39 | (1970L * 13 + 1) << 22 | 1L << 17;
        var clock = LocalDateTime.of(1970, 1, 1, 0, 0, 0);
        for (var digits = 1; digits <= 6; digits++) {
            var bytes = (digits + 1) / 2;
            var hundreds = (int) Math.pow(100, bytes);
            for (var stored = 0; stored < hundreds; stored += digits < 5 ? 1 : 997) {
                var nanos = (long) stored * 1_000_000_000 / hundreds;
                var row = highestFirst(packed << 8 * bytes | stored, 5 + bytes);
                assertThat(Dates.dateTime(row, digits)).isEqualTo(clock.plusNanos(nanos));
                assertThat(row.available()).isZero();
            }
        }
    }

    private static @Nullable LocalDate day(int year, int month, int day) {
        try {
            return year == 0 ? null : LocalDate.of(year, month, day);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static ByteArrayInputStream lowestFirst(long number, int bytes) {
        var all = new byte[bytes];
        for (var i = 0; i < bytes; i++) {
            all[i] = (byte) (number >> 8 * i);
        }
        return new ByteArrayInputStream(all);
    }

    private static ByteArrayInputStream highestFirst(long number, int bytes) {
        var all = new byte[bytes];
        for (var i = 0; i < bytes; i++) {
            all[bytes - 1 - i] = (byte) (number >> 8 * i);
        }
        return new ByteArrayInputStream(all);
    }
}
