package dev.camelion.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.TestShop;
import dev.camelion.ddl.CorpusOnServer.Ran;
import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The corpus on real servers, through the running replica: both sides end equal, and each outcome is as it should be. */
class DdlCorpusReplicationIT {
    @TempDir
    private Path directory;

    @Test
    void every_case_arrives_from_the_bundled_server() throws Exception {
        try (var mysql = Databases.ownMySql(MySqlOptions.defaults())) {
            replicates(mysql, "8.0.15");
        }
    }

    @Test
    void every_case_arrives_from_a_current_server() throws Exception {
        try (var mysql = Databases.currentMySql(MySqlOptions.defaults())) {
            replicates(mysql, "9.7.4");
        }
    }

    private void replicates(MySqlServer mysql, String version) throws Exception {
        var clock = new StringBuilder();
        var start = System.nanoTime();
        try (var server = new CorpusOnServer(mysql, version)) {
            var cases = server.taken(CorpusCase.all());
            try (var shop = TestShop.running(directory, mysql, makeDatabases(mysql, cases))) {
                clock.append(" started=").append(seconds(start));
                var ran = run(server, cases);
                clock.append(" ran=").append(seconds(start));
                awaitAll(shop);
                clock.append(" replayed=").append(seconds(start));
                var failures = failures(shop, ran);
                System.out.println("corpus replication: server=%s cases=%d refused=%d%s compared=%d"
                        .formatted(version, ran.size(), cases.size() - ran.size(), clock, seconds(start)));
                failures.forEach((id, problem) -> System.out.println(id + ": " + problem));
                printTranslated(version, ran, failures.keySet());
                FailingCases.of("replication-" + version).check(failures, ran.size());
            }
        }
    }

    /** A replica starts only where all databases of its mapping are there. */
    private static List<String> makeDatabases(MySqlServer mysql, List<CorpusCase> cases) {
        var databases = new ArrayList<String>();
        for (var i = 0; i < cases.size(); i++) {
            databases.addAll(CorpusOnServer.databases(cases.get(i), i));
        }
        mysql.execute(
                "mysql",
                databases.stream().map("create database `%s`"::formatted).toArray(String[]::new));
        return databases;
    }

    /** Two compare at a time, as each waits for one server or the other. */
    private static TreeMap<String, String> failures(TestShop shop, List<Ran> ran) throws Exception {
        var half = ran.size() / 2;
        var failures = new TreeMap<String, String>();
        var threads = Executors.newFixedThreadPool(2);
        try {
            var first = threads.submit(() -> compared(shop, ran.subList(0, half)));
            var second = threads.submit(() -> compared(shop, ran.subList(half, ran.size())));
            failures.putAll(first.get());
            failures.putAll(second.get());
        } finally {
            threads.shutdownNow();
        }
        return failures;
    }

    private static Map<String, String> compared(TestShop shop, List<Ran> ran) throws SQLException {
        var failures = new TreeMap<String, String>();
        try (var outcome = new CorpusOutcome(shop)) {
            for (var one : ran) {
                var problem = outcome.problem(one);
                if (!problem.isEmpty()) {
                    failures.put(one.corpusCase().id(), problem);
                }
            }
            assertThat(outcome.tables()).as("tables compared").isGreaterThan(ran.size() / 2);
        }
        return failures;
    }

    /** Of the statements that are to be translated, how many end with both sides equal: at least 98 of 100. */
    private static void printTranslated(String version, List<Ran> ran, Set<String> failing) {
        var translated = ran.stream()
                .map(Ran::corpusCase)
                .filter(c -> c.expected().equals("translate"))
                .map(CorpusCase::id)
                .toList();
        var right = translated.stream().filter(id -> !failing.contains(id)).count();
        System.out.printf("corpus translated: server=%s right=%d of=%d%n", version, right, translated.size());
        assertThat(right).as("of %d", translated.size()).isGreaterThanOrEqualTo((translated.size() * 98 + 99) / 100);
    }

    private static List<Ran> run(CorpusOnServer server, List<CorpusCase> cases) {
        var ran = new ArrayList<Ran>();
        var refused = new ArrayList<String>();
        for (var i = 0; i < cases.size(); i++) {
            try {
                ran.add(server.run(cases.get(i), i));
            } catch (SQLException refusal) {
                refused.add("%s: %s".formatted(cases.get(i).id(), refusal.getMessage()));
            }
        }
        refused.forEach(one -> System.out.println("refused by the server: " + one));
        assertThat(refused).as("the corpus says that the server takes them").hasSizeLessThan(20);
        return ran;
    }

    private static void awaitAll(TestShop shop) {
        shop.mysql().execute(shop.database(), "create table done (id int primary key)", "insert into done values (1)");
        assertThat(shop.awaitRowOrError("done", "id = 1", Duration.ofSeconds(120)))
                .as("capture goes on")
                .isEmpty();
    }

    private static long seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }
}
