package dev.camelion.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.camelion.cli.operation.Demo;
import dev.camelion.config.Settings;
import dev.camelion.config.SettingsReader;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private final StubOperations operations = new StubOperations();
    private final List<String> questions = new ArrayList<>();
    private final List<Demo.Plan> demos = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path home;

    @BeforeEach
    void writeSettings() throws IOException {
        Files.createDirectories(home.resolve("config/sources"));
        Files.writeString(home.resolve("config/application.properties"), """
                camelion.target.url = jdbc:postgresql://127.0.0.1:5432/replica
                camelion.target.user = camelion
                camelion.target.password = s3cret
                """);
        source("shop", 100);
    }

    @AfterEach
    void forgetTheLog() {
        System.clearProperty("camelion.log.level");
    }

    @Test
    void runs_a_command_under_both_spellings() {
        assertThat(run("create_schema")).isZero();
        assertThat(run("create-schema")).isZero();
        assertThat(operations.calls).containsExactly("createSchema", "close", "createSchema", "close");
        assertThat(out).hasToString("Created the catalogue.\nCreated the catalogue.\n");
    }

    @Test
    void takes_the_global_options_before_and_after_the_command() throws IOException {
        source("stock", 101);
        run("--source", "stock", "add_source");
        run("add_source", "--source", "shop");
        run("add_source", "--config", "shop", "--thread");
        assertThat(operations.calls)
                .containsExactly("addSource stock", "close", "addSource shop", "close", "addSource shop", "close");
    }

    @Test
    void forgets_the_options_of_the_run_before() throws IOException {
        source("stock", 101);
        run("start_replica", "--source", "stock");
        run("start_replica");
        assertThat(operations.calls)
                .containsExactly("startReplica [stock]", "close", "startReplica [shop, stock]", "close");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shwo_status | command-unknown shwo_status is not a command of camelion. Did you mean show_status?",
                "start-replca | command-unknown start-replca is not a command of camelion. Did you mean start_replica?",
                "nonsense | command-unknown nonsense is not a command of camelion. See camelion --help.",
                "verify --table5 x | option-invalid --table5 is not an option of camelion verify. Did you mean --tables?",
                "verify shop | option-invalid shop is not an argument of camelion verify. See camelion verify --help.",
                "create_schema --nope | option-invalid --nope is not an option of camelion create_schema. See camelion create_schema --help.",
                "demo --seconds ten | option-invalid Invalid value for option '--seconds': 'ten' is not an int. See camelion demo --help.",
                "verify --tables . | option-invalid --tables . names no tables. Write for example --tables shop.orders,shop.item*.",
                "'' | option-invalid no command is given. See camelion --help.",
            })
    void answers_bad_usage_with_a_way_out_and_status_2(String arguments, String expected) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);
        assertThat(err).hasToString(expected + "\n");
        assertThat(out.toString()).isEmpty();
        assertThat(operations.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "verify --help", "show_version", "show-version"})
    void needs_no_settings_to_describe_itself(String arguments) throws IOException {
        Files.delete(home.resolve("config/application.properties"));
        assertThat(run(arguments.split(" "))).isZero();
        assertThat(out.toString()).contains("camelion");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void prints_every_problem_of_the_settings_with_status_3() throws IOException {
        Files.writeString(home.resolve("config/application.properties"), "camelion.copy.wokers = 3\n");
        assertThat(run("show_status")).isEqualTo(3);
        assertThat(err.toString().lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("setting-"))
                .anyMatch(line -> line.endsWith("Did you mean camelion.copy.workers?"));
    }

    @Test
    void prints_a_failure_as_one_line_with_its_status() {
        operations.failure = new ReplicaException(ErrorCode.TARGET_UNREACHABLE, "nobody answers", "Start it");
        assertThat(run("stop_replica")).isEqualTo(5);
        assertThat(err).hasToString("target-unreachable nobody answers. Start it.\n");
        assertThat(operations.calls).containsExactly("stopReplica shop", "close");
    }

    @Test
    void prints_a_bug_as_one_line_and_its_trace_only_for_debug() {
        operations.failure = new IllegalStateException("two\nlines");
        assertThat(run("stop_replica")).isEqualTo(1);
        assertThat(err)
                .hasToString("bug java.lang.IllegalStateException: two lines."
                        + " Run it again with --debug, and report what it prints.\n");
        assertThat(run("stop_replica", "--debug")).isEqualTo(1);
        assertThat(err.toString()).contains("\tat " + CommandsTest.class.getName());
    }

    @Test
    void names_the_sources_when_one_has_to_be_chosen() throws IOException {
        source("stock", 101);
        assertThat(run("add_source")).isEqualTo(2);
        assertThat(run("add_source", "--source", "other")).isEqualTo(6);
        Files.delete(home.resolve("config/sources/shop.yaml"));
        Files.delete(home.resolve("config/sources/stock.yaml"));
        assertThat(run("add_source")).isEqualTo(6);
        assertThat(err).hasToString("""
                option-invalid there are several sources: shop, stock. Name one with --source.
                source-unknown there is no config/sources/other.yaml. Name one of shop, stock.
                source-unknown no source is configured. Rename config/sources/shop.yaml.example to NAME.yaml and fill it in.
                """);
    }

    @Test
    void drops_the_catalogue_only_when_that_is_confirmed() {
        assertThat(run("drop_schema")).isEqualTo(6);
        assertThat(err.toString()).startsWith("confirmation-missing").contains("--yes");
        assertThat(operations.calls).isEmpty();
        assertThat(run("drop_schema", "--yes")).isZero();
        assertThat(operations.calls).containsExactly("dropSchema", "close");
        assertThat(questions).hasSize(1);
    }

    @Test
    void shows_the_status_in_aligned_columns_with_the_next_step() throws IOException {
        source("stock", 101);
        run("show_status");
        assertThat(out.toString().replaceAll("2026-01-0\\d \\d\\d:\\d\\d", "2026-01-02 hh:mm"))
                .isEqualTo("""
                ID  SOURCE  TARGET SCHEMAS  STATUS   READ LAG  LAST READ            REPLAY LAG  LAST REPLAY          BATCHES PENDING  TABLES  WITHOUT KEY  QUARANTINED  DISCARDED
                 1  shop    shop, stock     running     0.4 s  2026-01-02 hh:mm:05      12 min  2026-01-02 hh:mm:06              120      17            2            1          3
                        shop.orders quarantined: 23505 duplicate key  show_errors --source shop
                 2  stock   stock           ready       0.0 s  -                             -  -                                  0       0            0            0          0
                """);
    }

    @Test
    void shows_the_tables_of_a_source_that_is_named() {
        run("show_status", "--source", "shop");
        assertThat(out.toString()).contains("\n\n", """
                TABLE        TARGET       STATUS       KEY       DISCARDED
                shop.items   shop.items   replicated   id, line          0
                shop.orders  shop.orders  quarantined  -                 3
                        23505 duplicate key  show_errors --tables ..
                shop.visits  shop.visits  replicated   -                 0
                        no key: whole rows
                """);
    }

    @Test
    void gives_lags_in_seconds_and_times_in_utc_as_json() throws IOException {
        source("stock", 101);
        var status = json("show_status", "--format", "json");
        assertThat(status).hasSize(2);
        assertThat(status.get(0).get("read_lag_seconds").asDouble()).isEqualTo(0.4);
        assertThat(status.get(0).get("replay_lag_seconds").isNumber()).isTrue();
        assertThat(status.get(0).get("last_read").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(status.get(0).get("target_schemas"))
                .extracting(JsonNode::asText)
                .containsExactly("shop", "stock");
        assertThat(status.get(0).get("next_step").asText()).isEqualTo("show_errors --source shop");
        assertThat(status.get(0).get("discarded").asLong()).isEqualTo(3);
        assertThat(status.get(1).get("read_lag_seconds").asDouble()).isZero();
        assertThat(status.get(1).get("replay_lag_seconds").isNull()).isTrue();
    }

    @Test
    void nests_the_tables_in_the_json_of_their_source() throws IOException {
        var status = json("show_status", "--source", "shop", "--format", "JSON");
        assertThat(status.get("status").asText()).isEqualTo("running");
        assertThat(status.get("tables")).hasSize(3);
        assertThat(status.get("tables").get(2).get("cost").asText()).isEqualTo("no key: whole rows");
        assertThat(status.get("tables").get(0).get("key")).hasSize(2);
    }

    @Test
    void tells_equal_sides_from_different_ones() throws IOException {
        assertThat(run("verify", "--tables", "shop.orders,shop.item*")).isZero();
        assertThat(run("verify", "--table", "orders")).isZero();
        assertThat(operations.calls)
                .containsExactly("verify shop [shop.orders, shop.item*]", "close", "verify shop [orders]", "close");
        assertThat(out.toString()).endsWith("Both sides are equal at binlog.000042:9120.\n");
        operations.isEqual = false;
        assertThat(run("verify")).isEqualTo(7);
        assertThat(out.toString())
                .contains("        id 17 is missing\n\n1 of 2 tables differ at binlog.000042:9120.\n");
    }

    @Test
    void gives_the_comparison_as_json() throws IOException {
        operations.isEqual = false;
        var result = json("verify", "--format", "json");
        assertThat(result.get("equal").asBoolean()).isFalse();
        assertThat(result.get("tables").get(1).get("target_rows").asLong()).isEqualTo(119);
        assertThat(result.get("tables").get(1).get("reason").asText()).isEqualTo("id 17 is missing");
    }

    @Test
    void takes_over_what_was_loaded_by_other_means() {
        assertThat(run("init_replica", "--from-position", "binlog.000042:9120")).isZero();
        assertThat(operations.calls)
                .contains(
                        "initReplica shop InitOptions[restart=false, fromGtid=null, fromPosition=binlog.000042:9120]");
        assertThat(out.toString()).contains("goes on from binlog.000042:9120").doesNotContain("ROWS");
    }

    @Test
    void takes_one_of_the_ways_to_initialise_alone() {
        assertThat(run("init_replica", "--from-position", "b.1:4", "--from-gtid", "x:1"))
                .isEqualTo(2);
        assertThat(run("init_replica", "--restart", "--from-gtid", "x:1")).isEqualTo(2);
        assertThat(err.toString()).contains("option-invalid --restart, --from-gtid and --from-position exclude");
        assertThat(run("init_replica", "--restart")).isZero();
    }

    @Test
    void says_when_a_copy_is_not_whole() {
        operations.discardedRows = 1;
        assertThat(run("init_replica")).isEqualTo(7);
        assertThat(out.toString()).contains("        22P02 not a number\n\nshop.items: 1 rows discarded\n2 tables, ");
    }

    @Test
    void shows_how_far_a_copy_is_and_sums_it_up() {
        assertThat(run("init_replica")).isZero();
        assertThat(err.toString()).startsWith("shop.orders: 120 rows, 2.0 KB in 0.0 s\n1 of 1 table, 120 rows");
        assertThat(out).hasToString("""
                TABLE        ROWS    BYTES   TOOK  DISCARDED ROWS
                shop.orders   120   2.0 KB  0.4 s               0
                shop.items      5  12.0 MB  0.9 s               0

                2 tables, 125 rows, 12.0 MB in 1.5 s; the source was locked for 2 ms.
                Source shop is copied as of binlog.000042:9120.
                """);
    }

    @Test
    void gives_the_copy_as_one_json_object() throws IOException {
        operations.discardedRows = 1;
        var result = json("init_replica", "--format", "json");
        assertThat(result.get("source").asText()).isEqualTo("shop");
        assertThat(result.get("position").asText()).isEqualTo("binlog.000042:9120");
        assertThat(result.get("gtid_set").asText()).endsWith(":1-7");
        assertThat(result.get("snapshot").asText()).isEqualTo("FLUSH TABLES WITH READ LOCK");
        assertThat(result.get("lock_held_ms").asLong()).isEqualTo(2);
        assertThat(result.get("took_seconds").asDouble()).isEqualTo(1.5);
        assertThat(result.get("rows").asLong()).isEqualTo(125);
        assertThat(result.get("warnings")).extracting(JsonNode::asText).containsExactly("shop.items: 1 rows discarded");
        var items = result.get("tables").get(1);
        assertThat(items.get("bytes").asLong()).isEqualTo(12 << 20);
        assertThat(items.get("took_seconds").asDouble()).isEqualTo(0.9);
        assertThat(items.get("discarded_rows").asLong()).isEqualTo(1);
        assertThat(items.get("problem").asText()).isEqualTo("22P02 not a number");
    }

    @Test
    void syncs_tables_by_name_and_those_in_quarantine() {
        assertThat(run("sync_tables", "--tables", "shop.orders,shop.item*")).isZero();
        assertThat(out.toString()).contains("1 tables of source shop are copied as of binlog.000042:9120.");
        assertThat(run("sync-tables", "--tables", "quarantined")).isZero();
        assertThat(out.toString()).contains("No table of source shop is in quarantine or needs another copy.");
        operations.discardedRows = 1;
        assertThat(run("sync_tables", "--tables", "shop.orders")).isEqualTo(7);
        assertThat(run("sync_tables")).isEqualTo(2);
        assertThat(run("sync_tables", "--tables", "shop.")).isEqualTo(2);
        assertThat(err.toString()).contains("--tables shop. names no tables");
    }

    @Test
    void lists_the_sources() throws IOException {
        run("show_sources");
        assertThat(out).hasToString("""
                ID  SOURCE  STATUS          CONFIGURED  SCHEMAS
                 1  shop    running         yes         shop -> shop_copy
                 -  stock   not registered  yes         stock -> stock
                """);
    }

    @Test
    void runs_the_demo_without_settings() throws IOException {
        Files.delete(home.resolve("config/application.properties"));
        assertThat(run("demo", "--seconds", "30")).isZero();
        assertThat(run("demo", "--bad-row")).isZero();
        assertThat(demos).containsExactly(new Demo.Plan(Duration.ofSeconds(30), false), new Demo.Plan(null, true));
    }

    private JsonNode json(String... arguments) throws IOException {
        run(arguments);
        return new ObjectMapper().readTree(out.toString());
    }

    /** Runs the command line as it is started anew for each command. */
    private int run(String... arguments) {
        var program = new Program(
                CommandsTest::settings,
                (directory, settings) -> operations,
                (directory, plan, story) -> {
                    demos.add(plan);
                    return 0;
                },
                question -> {
                    questions.add(question);
                    return false;
                });
        var all = new ArrayList<>(List.of("--home", home.toString()));
        all.addAll(Arrays.asList(arguments));
        return new Commands(program, new PrintWriter(out), new PrintWriter(err)).run(all.toArray(new String[0]));
    }

    private static Settings settings(Path home) {
        return new SettingsReader(text -> text).read(home);
    }

    private void source(String name, int serverId) {
        try {
            Files.writeString(home.resolve("config/sources/" + name + ".yaml"), """
                    mysql: {host: 127.0.0.1, user: usr_replica, password: s3cret, server-id: %d}
                    schemas: {%s: %s}
                    """.formatted(serverId, name, name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
