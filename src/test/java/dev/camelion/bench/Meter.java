package dev.camelion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalDouble;

/** Measures what one session of a PostgreSQL does. Nothing else may write there meanwhile: WAL is the server's. */
final class Meter {
    private final Connection session;
    private final Path schedule;
    private final boolean isLocal;

    /** {@code isLocal}: whether the server's processes are processes of this machine. */
    Meter(Connection session, boolean isLocal) throws SQLException {
        this.session = session;
        this.isLocal = isLocal;
        this.schedule = Path.of("/proc", text("select pg_backend_pid()"), "schedstat");
    }

    interface Work {
        void run() throws SQLException;
    }

    Measurement measure(long events, Work work) throws SQLException {
        var wal = Double.parseDouble(text("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn"));
        var cpu = cpuSeconds();
        var start = System.nanoTime();
        work.run();
        var seconds = (System.nanoTime() - start) / 1e9;
        var cpuAfter = cpuSeconds();
        var walAfter = Double.parseDouble(text("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn"));
        return new Measurement(
                events,
                seconds,
                cpu.isPresent() && cpuAfter.isPresent()
                        ? OptionalDouble.of(cpuAfter.getAsDouble() - cpu.getAsDouble())
                        : OptionalDouble.empty(),
                walAfter - wal);
    }

    // its first number: nanoseconds on a CPU. stat has the same in hundredths of a second, too coarse for a slice
    private OptionalDouble cpuSeconds() {
        try {
            return isLocal && Files.isReadable(schedule)
                    ? OptionalDouble.of(nanos(Files.readString(schedule)) / 1e9)
                    : OptionalDouble.empty();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }

    private static double nanos(String numbers) {
        return Double.parseDouble(numbers.substring(0, numbers.indexOf(' ')));
    }

    private String text(String query) throws SQLException {
        try (var statement = session.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
