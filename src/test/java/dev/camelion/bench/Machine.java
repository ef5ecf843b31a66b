package dev.camelion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** What a result depends on: said with it. */
final class Machine {
    private Machine() {}

    /** The machine, and the PostgreSQL behind the connection with its settings that matter here. */
    static List<String> facts(Connection postgres) throws SQLException {
        var settings = """
                select string_agg(name || ' ' || current_setting(name), ', ' order by name)
                  from pg_settings
                 where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_compression', 'shared_buffers',
                                'max_wal_size', 'checkpoint_timeout', 'autovacuum', 'work_mem', 'wal_sync_method')""";
        return List.of(
                "%d cores, %s of memory, load %s at the start"
                        .formatted(Runtime.getRuntime().availableProcessors(), memory(), load()),
                "Java " + System.getProperty("java.version"),
                "PostgreSQL " + text(postgres, "show server_version") + ": " + text(postgres, settings));
    }

    private static String memory() {
        return lines("/proc/meminfo").stream()
                .filter(line -> line.startsWith("MemTotal:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 / 1024 + " GB")
                .collect(Collectors.joining());
    }

    private static String load() {
        return lines("/proc/loadavg").stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.joining());
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            return List.of("unknown");
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
