package dev.camelion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.TestShop;
import dev.camelion.ddl.CorpusCase;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a schema change takes: read and translated in a fresh process and in a warm one, and on its way through log
 * and replay on real servers.
 *
 * <p>{@code -Dcamelion.bench.repetitions} (of the fresh process), {@code camelion.bench.rounds} and {@code
 * camelion.bench.statements} make it shorter.
 */
@Tag("ddl")
class DdlBench {
    private static final int REPETITIONS = Integer.getInteger("camelion.bench.repetitions", 5);
    private static final int ROUNDS = Integer.getInteger("camelion.bench.rounds", 60);
    private static final int STATEMENTS = Integer.getInteger("camelion.bench.statements", 400);
    private static final TranslationPolicy POLICY = new TranslationPolicy(
            Map.of("shop", "shop", "other_db", "other_db"), table -> true, List.of(), "9.7.4", Set.of());

    @TempDir
    private Path directory;

    @Test
    void translates_and_replays_schema_changes() throws Exception {
        try (var postgres = Databases.postgres().connect("postgres")) {
            var rows = new ArrayList<List<String>>();
            rows.addAll(first());
            rows.addAll(corpus());
            rows.addAll(replicated());
            new Report("ddl", "Schema changes")
                    .list(Machine.facts(postgres))
                    .line(
                            "Medians of %d fresh processes; %d rounds of the corpus, the last third counts; %d statements replicated."
                                    .formatted(REPETITIONS, ROUNDS, STATEMENTS))
                    .table(List.of("what", "measured", "target"), rows)
                    .publish();
        }
    }

    private List<List<String>> first() throws Exception {
        var rows = new ArrayList<List<String>>();
        for (var how : List.of("cold", "warm")) {
            var runs = new ArrayList<double[]>();
            for (var i = 0; i < REPETITIONS; i++) {
                runs.add(process(how));
            }
            var isWarm = how.equals("warm");
            var after = isWarm ? " after the warm-up" : "";
            if (isWarm) {
                rows.add(row("the warm-up, ms", median(runs, 0), ""));
            }
            rows.add(
                    row("first CREATE TABLE of a process%s, ms".formatted(after), median(runs, 1), isWarm ? "50" : ""));
            rows.add(row("first ALTER TABLE of a process%s, ms".formatted(after), median(runs, 2), isWarm ? "50" : ""));
            rows.add(row("third CREATE TABLE%s, ms".formatted(after), median(runs, 5), ""));
            rows.add(row("third ALTER TABLE%s, ms".formatted(after), median(runs, 6), ""));
        }
        return rows;
    }

    /** The milliseconds that a fresh process printed. */
    private static double[] process(String how) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), FirstDdl.class.getName(), how)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = new String(process.getInputStream().readAllBytes()).lines().toList();
        assertThat(process.waitFor()).as("%s", lines).isZero();
        return lines.stream().mapToDouble(line -> Long.parseLong(line) / 1e6).toArray();
    }

    private static double median(List<double[]> runs, int at) {
        return percentile(runs.stream().mapToDouble(run -> run[at]).sorted().toArray(), 50);
    }

    private static List<List<String>> corpus() throws IOException {
        var cases = CorpusCase.all().stream().filter(c -> !c.mariaDb()).toList();
        var times = new ArrayList<Double>();
        var firstRound = 0.0;
        var cpu = 0L;
        for (var round = 0; round < ROUNDS; round++) {
            if (round == ROUNDS * 2 / 3) {
                times.clear();
                cpu = cpuNanos();
            }
            for (var one : cases) {
                // with other words than before: what was read lately is remembered, and no source repeats itself
                corpus(one, "/* %d */ ".formatted(round), times);
            }
            if (round == 0) {
                firstRound = mean(times);
            }
        }
        var cpuMillis = (cpuNanos() - cpu) / 1e6 / times.size();
        var sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return List.of(
                row(
                        "read for the engine, translated and rendered, a statement of the corpus: first round, mean ms",
                        firstRound,
                        ""),
                row("the same, warm: mean ms", mean(times), "0.5"),
                row("the same, warm: mean ms of CPU, which neighbours disturb less", cpuMillis, ""),
                row("the same, warm: median ms", percentile(sorted, 50), ""),
                row("the same, warm: p99 ms", percentile(sorted, 99), ""));
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void corpus(CorpusCase one, String comment, List<Double> times) {
        var model = SourceModel.empty();
        for (var i = 0; i <= one.setup().size(); i++) {
            var isSetup = i < one.setup().size();
            var start = System.nanoTime();
            model = FirstDdl.after(
                    POLICY,
                    model,
                    comment + (isSetup ? one.setup().get(i) : one.sql()),
                    isSetup ? "shop" : one.database());
            times.add((System.nanoTime() - start) / 1e6);
        }
    }

    /** What waits in the binlog when the replica starts, so that the source's own pace is not what is measured. */
    private List<List<String>> replicated() throws Exception {
        try (var mysql = Databases.ownMySql(MySqlOptions.defaults());
                var shop = TestShop.running(directory, mysql);
                var target = shop.connectTarget()) {
            // what the first schema changes of a process wait for is measured above
            run(shop, 0, 20);
            shop.stop();
            var source = run(shop, 1, STATEMENTS);
            var before = logged(target);
            shop.start();
            Eventually.holds("the first is logged", Duration.ofMinutes(2), () -> logged(target) > before);
            var start = System.nanoTime();
            Eventually.holds("all are logged", Duration.ofMinutes(10), () -> logged(target) >= before + STATEMENTS);
            var log = System.nanoTime() - start;
            assertThat(shop.awaitRowOrError("done_1", "id = 1", Duration.ofMinutes(10)))
                    .isEmpty();
            var replay = System.nanoTime() - start;
            return List.of(
                    row("the source itself, statements/s", STATEMENTS / source, ""),
                    row("into the log, statements/s", STATEMENTS / (log / 1e9), ""),
                    row("through log and replay, statements/s", STATEMENTS / (replay / 1e9), ""));
        }
    }

    /** Runs so many schema changes and then a row; the seconds it took. */
    private static double run(TestShop shop, int round, int statements) throws SQLException {
        var start = System.nanoTime();
        try (var connection = shop.mysql().connect(shop.database());
                var statement = connection.createStatement()) {
            for (var i = 0; i < statements - 1; i++) {
                statement.execute(change(round, i));
            }
            statement.execute("create table done_%d (id int primary key)".formatted(round));
            statement.execute("insert into done_%d values (1)".formatted(round));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Of five, one makes a table, three change it, and one drops it. */
    private static String change(int round, int number) {
        var table = "t_%d_%d".formatted(round, number / 5);
        return switch (number % 5) {
            case 0 ->
                "create table %s (id bigint unsigned not null auto_increment primary key, name varchar(50),"
                                .formatted(table)
                        + " state enum('new','paid') not null default 'new', price decimal(10,2), key (name))";
            case 1 -> "alter table %s add column note text, add index by_state (state)".formatted(table);
            case 2 -> "alter table %s change name title varchar(80) not null default ''".formatted(table);
            case 3 -> "alter table %s drop column price, drop index by_state".formatted(table);
            default -> "drop table " + table;
        };
    }

    private static long logged(Connection target) throws SQLException {
        try (var statement = target.createStatement();
                var rows = statement.executeQuery("select count(*) from sch_chameleon.t_ddl_log")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static double mean(List<Double> times) {
        return times.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static List<String> row(String what, double value, String target) {
        return List.of(what, String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.0f", value), target);
    }
}
