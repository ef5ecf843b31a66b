package dev.camelion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.bench.CopyDatabases.Fingerprint;
import dev.camelion.bench.CopyDatabases.Shape;
import dev.camelion.testkit.ReplicaHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast {@code init_replica} copies, and how that compares with one plain stream in the same run; keys, indexes and
 * statistics are part of both. What came is compared with what was there.
 *
 * <p>{@code -Dcamelion.bench.rows}, {@code camelion.bench.repetitions} and {@code camelion.bench.shapes} (one, fifty,
 * wide) make it shorter; {@code camelion.bench.jvm} has more options for the copy's JVM; with {@code camelion.bench.tls}
 * both sides talk TLS to MySQL.
 */
@Tag("copy")
class CopyBench {
    private static final int ROWS = Integer.getInteger("camelion.bench.rows", 1_000_000);
    private static final int REPETITIONS = Integer.getInteger("camelion.bench.repetitions", 3);
    private static final List<String> SHAPES = List.of(
            System.getProperty("camelion.bench.shapes", "one,fifty,wide").split(","));
    private static final List<String> JVM = Stream.of(
                    System.getProperty("camelion.bench.jvm", "").split(" "))
            .filter(option -> !option.isEmpty())
            .toList();
    private static final int WIDE_ROWS = 40;
    private static final int WIDE_MEGABYTES = 10;

    private static final List<String> TITLES = List.of(
            "what",
            "way",
            "s",
            "rows/s",
            "MB/s",
            "ratio",
            "CPU s MySQL",
            "CPU s PostgreSQL",
            "CPU s between",
            "heap MB",
            "RSS MB");

    @TempDir
    private Path directory;

    private final List<List<String>> lines = new ArrayList<>();

    @Test
    void copies_tables() throws Exception {
        try (var databases = new CopyDatabases();
                var target = databases.target.connect("postgres")) {
            var facts = Machine.facts(target);
            var stream = new OneStream(databases);
            if (SHAPES.contains("one")) {
                compare(databases, stream, Shape.orders("one", 1, ROWS));
            }
            if (SHAPES.contains("fifty")) {
                compare(databases, stream, Shape.orders("fifty", 50, ROWS));
            }
            if (SHAPES.contains("wide")) {
                copyWide(databases, Shape.wide("wide", WIDE_ROWS));
            }
            new Report("copy", "Initial copy")
                    .list(facts)
                    .line(
                            "%d rows of 9 columns with a second index, in 1 or 50 tables; alternately, of %d runs each the one of median time; MB as text."
                                    .formatted(ROWS, REPETITIONS))
                    .line("stream: " + stream.description() + ", then primary key, index and ANALYZE.")
                    .line("init_replica: a process of its own with -Xmx512m and 2 workers, its start left out."
                            + " Wide: %d blobs and %d texts of %d MB, -Xmx256m."
                                    .formatted(WIDE_ROWS, WIDE_ROWS, WIDE_MEGABYTES))
                    .table(TITLES, lines)
                    .publish();
        }
    }

    private void compare(CopyDatabases databases, OneStream stream, Shape shape) throws Exception {
        databases.fill(shape, 0);
        var expected = databases.ofSource(shape);
        var plain = new ArrayList<MeasuredCopy>();
        var init = new ArrayList<MeasuredCopy>();
        for (var repetition = 1; repetition <= REPETITIONS; repetition++) {
            var database = shape.database() + "_plain_" + repetition;
            databases.target.createDatabase(database);
            databases.rest();
            plain.add(MeasuredCopy.of(databases, () -> stream.copy(shape, database)));
            assertThat(databases.ofTarget(shape, database, "public")).isEqualTo(expected);
            databases.target.execute("postgres", "drop database " + database);
            init.add(init(databases, shape, expected, "-Xmx512m"));
            System.out.println("%s: stream %s, init_replica %s"
                    .formatted(shape.database(), plain.get(repetition - 1), init.get(repetition - 1)));
        }
        var usual = MeasuredCopy.median(plain);
        var ours = MeasuredCopy.median(init);
        add(shape, expected, "stream", usual, "");
        add(shape, expected, "init_replica", ours, number("%.2f", usual.seconds() / ours.seconds()));
    }

    private void copyWide(CopyDatabases databases, Shape shape) throws Exception {
        databases.fill(shape, WIDE_MEGABYTES);
        var expected = databases.ofSource(shape);
        add(shape, expected, "init_replica", init(databases, shape, expected, "-Xmx256m"), "");
    }

    /** Copies into a database of its own, which is compared and dropped. */
    private MeasuredCopy init(CopyDatabases databases, Shape shape, Fingerprint expected, String heap)
            throws Exception {
        var database = shape.database() + "_init";
        databases.target.createDatabase(database);
        var home = ReplicaHome.in(directory.resolve(database), databases.target, database)
                .set("camelion.copy.workers", "2")
                .source("bench", databases.source, List.of(shape.database()), "");
        MeasuredCopy.prepare(home);
        databases.rest();
        var jvm = Stream.concat(Stream.of(heap), JVM.stream()).toList();
        var measured = MeasuredCopy.ofInit(databases, home, database, jvm);
        assertThat(databases.ofTarget(shape, database, shape.database())).isEqualTo(expected);
        databases.target.execute("postgres", "drop database " + database);
        return measured;
    }

    private void add(Shape shape, Fingerprint copied, String way, MeasuredCopy measured, String ratio) {
        var rows = shape.isWide() ? shape.rows() * shape.tables().size() : shape.rows();
        lines.add(List.of(
                shape.database(),
                way,
                number("%.1f", measured.seconds()),
                number("%,.0f", rows / measured.seconds()),
                number("%.1f", copied.bytes() / 1e6 / measured.seconds()),
                ratio,
                number("%.1f", measured.sourceCpu()),
                number("%.1f", measured.targetCpu()),
                number("%.1f", measured.clientCpu()),
                measured.heap() == 0 ? "" : Long.toString(measured.heap()),
                measured.memory() == 0 ? "" : Long.toString(measured.memory())));
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
