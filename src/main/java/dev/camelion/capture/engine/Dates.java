package dev.camelion.capture.engine;

import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;

/**
 * Reads DATE and DATETIME as rows of the binlog have them. MySQL stores zero and partial dates, and with
 * ALLOW_INVALID_DATES days that no month has; all of those become {@link NoDay}. Pure.
 */
final class Dates {
    private static final int NANOS_A_HUNDREDTH = 10_000_000;

    private Dates() {}

    /** Three bytes, the lowest first: 15 bits of the year, 4 of the month, 5 of the day. */
    static Serializable date(ByteArrayInputStream row) throws IOException {
        var packed = row.readInteger(3);
        var year = packed >> 9;
        var month = packed >> 5 & 0xf;
        var day = packed & 0x1f;
        return isDay(year, month, day) ? LocalDate.of(year, month, day) : NoDay.NO_DAY;
    }

    /** Eight bytes, the lowest first: the number YYYYMMDDhhmmss. Of tables made before MySQL 5.6. */
    static Serializable oldDateTime(ByteArrayInputStream row) throws IOException {
        var packed = row.readLong(8);
        var date = packed / 1_000_000;
        var time = (int) (packed % 1_000_000);
        var year = (int) (date / 10_000);
        var month = (int) (date / 100 % 100);
        var day = (int) (date % 100);
        return isDay(year, month, day)
                ? LocalDateTime.of(year, month, day, time / 10_000, time / 100 % 100, time % 100)
                : NoDay.NO_DAY;
    }

    /**
     * Five bytes, the highest first: a sign that is always set, 17 bits of year times 13 plus month, 5 of the day, 5 of
     * the hour, 6 of the minute, 6 of the second; then the fraction.
     */
    static Serializable dateTime(ByteArrayInputStream row, int digits) throws IOException {
        var packed = number(row, 5);
        var nanos = nanos(row, digits);
        var months = (int) (packed >> 22 & 0x1ffff);
        var day = (int) (packed >> 17 & 0x1f);
        if (!isDay(months / 13, months % 13, day)) {
            return NoDay.NO_DAY;
        }
        var time = LocalTime.of((int) (packed >> 12 & 0x1f), (int) (packed >> 6 & 0x3f), (int) (packed & 0x3f), nanos);
        return LocalDateTime.of(LocalDate.of(months / 13, months % 13, day), time);
    }

    /** One byte holds two digits, the highest first. */
    private static int nanos(ByteArrayInputStream row, int digits) throws IOException {
        var bytes = (digits + 1) / 2;
        var nanos = number(row, bytes) * NANOS_A_HUNDREDTH;
        for (var i = 1; i < bytes; i++) {
            nanos /= 100;
        }
        return (int) nanos;
    }

    private static long number(ByteArrayInputStream row, int bytes) throws IOException {
        var number = 0L;
        for (var i = 0; i < bytes; i++) {
            number = number << 8 | row.read();
        }
        return number;
    }

    private static boolean isDay(int year, int month, int day) {
        return year > 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }
}
