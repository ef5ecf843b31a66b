package dev.camelion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.ReplicaHome;
import dev.camelion.testkit.ReplicaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One copy and what it took: the plain one, or {@code init_replica} in a process of its own, from the status {@code
 * initialising} to {@code initialised}.
 *
 * @param clientCpu of the processes that are not servers
 * @param heap the most that the JVM's heap had in MB, as its collector saw it; 0 where there is none of its own
 * @param memory the most that the process had in MB
 */
record MeasuredCopy(double seconds, double sourceCpu, double targetCpu, double clientCpu, long heap, long memory) {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Pattern HEAP = Pattern.compile(" (\\d+)M->\\d+M\\(");

    interface Work {
        void run() throws Exception;
    }

    static MeasuredCopy of(CopyDatabases databases, Work work) throws Exception {
        var self = ProcessHandle.current().pid();
        var start = Taken.now(databases, self);
        work.run();
        return start.until(Taken.now(databases, self), 0, 0);
    }

    /** Runs {@code init_replica} on a home that has its one source registered. */
    static MeasuredCopy ofInit(CopyDatabases databases, ReplicaHome home, String database, List<String> jvm)
            throws Exception {
        var collections = home.path().resolve("gc.log");
        Files.deleteIfExists(collections);
        var options = new ArrayList<>(jvm);
        options.add("-Xlog:gc:file=" + collections);
        try (var connection = databases.target.connect(database);
                var process = ReplicaProcess.start(home, log(home), options, "init_replica")) {
            awaitStatus(connection, process, "initialising");
            var start = Taken.now(databases, process.pid());
            var last = new Taken[] {start};
            var memory = new long[1];
            Eventually.holds("the copy ends", LIMIT, () -> {
                last[0] = Taken.now(databases, process.pid()).after(last[0]);
                memory[0] = Math.max(memory[0], ProcessorTime.peakMegabytes(process.pid()));
                return !process.isAlive() || !status(connection).equals("initialising");
            });
            assertThat(process.awaitEnd()).as(process.log()).isZero();
            assertThat(status(connection)).as(process.log()).isEqualTo("initialised");
            return start.until(last[0], heap(collections), memory[0]);
        }
    }

    static void prepare(ReplicaHome home) {
        for (var command : List.of("create_schema", "add_source")) {
            try (var process = ReplicaProcess.start(home, log(home), List.of(), command)) {
                assertThat(process.awaitEnd()).as(process.log()).isZero();
            }
        }
    }

    private static Path log(ReplicaHome home) {
        return home.path().resolve("copy.log");
    }

    private static void awaitStatus(Connection connection, ReplicaProcess process, String status) {
        Eventually.holds(
                status, LIMIT, () -> !process.isAlive() || status(connection).equals(status));
        assertThat(process.isAlive()).as(process.log()).isTrue();
    }

    private static String status(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select enm_status from sch_chameleon.t_sources")) {
            row.next();
            return row.getString(1);
        }
    }

    private static long heap(Path collections) throws IOException {
        return HEAP.matcher(Files.readString(collections))
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .max()
                .orElse(0);
    }

    static MeasuredCopy median(List<MeasuredCopy> all) {
        return all.stream()
                .sorted(Comparator.comparingDouble(MeasuredCopy::seconds))
                .skip((all.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }

    /** The clock and the processors' times at one moment. */
    private record Taken(long nanos, double source, double target, double client) {
        static Taken now(CopyDatabases databases, long client) {
            return new Taken(
                    System.nanoTime(),
                    ProcessorTime.seconds(databases.sourcePid()),
                    ProcessorTime.seconds(databases.targetPid()),
                    ProcessorTime.seconds(client));
        }

        /** This moment, with what an ended client had when it was last seen. */
        Taken after(Taken earlier) {
            return new Taken(nanos, source, target, Math.max(client, earlier.client));
        }

        MeasuredCopy until(Taken end, long heap, long memory) {
            return new MeasuredCopy(
                    (end.nanos - nanos) / 1e9,
                    end.source - source,
                    end.target - target,
                    end.client - client,
                    heap,
                    memory);
        }
    }
}
