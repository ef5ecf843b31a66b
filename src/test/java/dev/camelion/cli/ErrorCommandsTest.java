package dev.camelion.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.camelion.catalogue.errors.TableCounts;
import dev.camelion.cli.operation.Resolution;
import dev.camelion.cli.operation.Resolution.Outcome;
import dev.camelion.config.SettingsReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCommandsTest {
    private final StubOperations operations = new StubOperations();
    private final List<String> questions = new ArrayList<>();
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
    void shows_all_that_could_not_be_carried_over_with_the_next_step() {
        assertThat(run("show_errors")).isZero();
        assertThat(text()).isEqualTo("""
                Discarded rows of shop
                ID  TIME                 TABLE        EVENT   POSITION            SQLSTATE  NEXT STEP
                 9  2026-01-02 hh:mm:05  shop.orders  insert  binlog.000042:1201  23514     retry_errors --tables shop.orders --source shop
                        new row for relation "orders" violates check constraint "positive"
                 8  2026-01-02 hh:mm:05  shop.items   update  binlog.000042:1201  23514     retry_errors --id 8
                        new row for relation "items" violates check constraint "positive"
                 2  2026-01-02 hh:mm:05  shop.tags    copy    -                   22007     sync_tables --tables shop.tags --source shop
                        no date

                Tables of shop in quarantine
                TABLE        SINCE                EVENTS KEPT  DISCARDED  NEXT STEP
                shop.orders  2026-01-02 hh:mm:05           12          1  retry_errors --tables shop.orders --source shop
                        100 rows were refused

                Tables of shop that need another copy
                TABLE      SINCE                EVENTS KEPT  DISCARDED  NEXT STEP
                shop.tags  2026-01-02 hh:mm:05            0          1  sync_tables --tables shop.tags --source shop
                        a partition was dropped

                Schema changes of shop that were not done
                ID  TIME                 TABLE        POSITION            NEXT STEP
                10  2026-01-02 hh:mm:05  shop.orders  binlog.000042:1100  retry_errors --id 10 --replace SQL
                        ALTER TABLE orders MODIFY v int
                        -> ALTER TABLE "shop"."orders" ALTER COLUMN "v" TYPE integer
                        22P02 invalid input syntax

                Views of the target that gave way to schema changes of shop
                VIEW      KIND  TIME                 POSITION
                report.a  view  2026-01-02 hh:mm:05  binlog.000042:1000
                        42703 column item.v does not exist
                        create view report.a as SELECT item.v FROM shop.item;

                Schema changes of shop not carried over in full
                TABLE      WARNING         TIMES  LAST                 NEXT STEP
                shop.tags  index-left-out      2  2026-01-02 hh:mm:05  verify --tables shop.tags --source shop
                        the FULLTEXT index words is not made

                Last failures of the replica of shop
                TIME                 STAGE    CODE                NEXT STEP
                2026-01-02 hh:mm:05  replica  source-unreachable  show_status --source shop
                        source-unreachable nobody answers
                """);
    }

    @Test
    void says_how_many_rows_are_not_shown() {
        run("show_errors", "--limit", "1", "--tables", "shop.o*,items");
        assertThat(operations.calls).first().isEqualTo("errors [shop] [shop.o*, items] 1");
        assertThat(out.toString()).contains("2 more: --limit 3 shows all, --summary counts them.\n");
    }

    @Test
    void shows_the_errors_of_every_source_unless_one_is_named() throws IOException {
        source("stock", 101);
        var all = json("show_errors", "--format", "json");
        assertThat(all).hasSize(2);
        assertThat(all.get(0).get("open_rows").asLong()).isEqualTo(3);
        assertThat(all.get(0).get("rows").get(1).get("next_step").asText()).isEqualTo("retry_errors --id 8");
        assertThat(all.get(0).get("rows").get(1).get("target").asText()).isEqualTo("shop.items");
        assertThat(all.get(0).get("quarantined")).hasSize(1);
        assertThat(all.get(0).get("copy_needed")).hasSize(1);
        assertThat(all.get(1).get("source").asText()).isEqualTo("stock");
        assertThat(all.get(1).get("rows")).isEmpty();
        assertThat(json("show_errors", "--format", "json", "--source", "stock").get("log"))
                .isEmpty();
    }

    @Test
    void says_when_there_are_no_errors() throws IOException {
        operations.hasErrors = false;
        assertThat(run("show_errors")).isZero();
        assertThat(out).hasToString("no errors\n");
        assertThat(json("show_errors", "--format", "json").get(0).get("quarantined"))
                .isEmpty();
    }

    @Test
    void shows_one_row_in_full() throws IOException {
        assertThat(run("show_errors", "--id", "8")).isZero();
        assertThat(text()).isEqualTo("""
                ID           8
                SOURCE       shop
                TABLE        shop.items
                TARGET       shop.items
                EVENT        update
                STATE        open
                TIME         2026-01-02 hh:mm:05
                RESOLVED     -
                POSITION     binlog.000042:1201
                TRANSACTION  uuid:17
                SQLSTATE     23514
                ERROR        new row for relation "items" violates check constraint "positive"
                NEXT STEP    retry_errors --id 8

                ROW
                {
                  "id" : "1",
                  "price" : "-5.00"
                }

                OLD ROW
                {
                  "id" : "2"
                }
                """);
        var row = json("show_errors", "--id", "8", "--format", "json");
        assertThat(row.get("row").get("price").asText()).isEqualTo("-5.00");
        assertThat(row.get("schema_change").isNull()).isTrue();
        run("show_errors", "--id", "2");
        assertThat(out.toString()).endsWith("\nROW AS COPIED\n1\t\\N\n");
    }

    @Test
    void counts_errors_and_changed_values() throws IOException {
        run("show_errors", "--summary", "--limit", "1");
        assertThat(text()).isEqualTo("""
                Discarded rows of shop by error
                TABLE       EVENT   SQLSTATE  ROWS  LAST                 NEXT STEP
                shop.items  update  23514        7  2026-01-02 hh:mm:05  retry_errors --tables shop.items --source shop
                        violates check
                1 more: --limit 2 shows all.

                Values of shop that were changed
                TABLE      COLUMN  WHAT WAS DONE        VALUES  BY               LAST
                shop.tags  born    zero date made NULL       5  zero-date: null  2026-01-02 hh:mm:05
                """);
        var counts = json("show_errors", "--summary", "--source", "shop", "--format", "json");
        assertThat(counts.get("errors")).hasSize(2);
        assertThat(counts.get("adjustments").get(0))
                .hasToString(
                        "{\"table\":\"shop.tags\",\"column\":\"born\",\"adjustment\":\"zero-date-null\",\"what_was_done\":\"zero date made NULL\",\"values\":5,\"by\":\"zero-date: null\",\"last\":\"2026-01-02T03:04:05Z\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retry_errors | option-invalid retry_errors must know what it is about. Give one of --id N, --tables TABLE and --all.",
                "skip_errors --yes | option-invalid skip_errors must know what it is about. Give one of --id N, --tables TABLE and --all.",
                "retry-errors --all --id 7 | option-invalid retry_errors must know what it is about. Give one of --id N, --tables TABLE and --all.",
                "skip_errors --tables . | option-invalid --tables . names no tables. Write for example --tables shop.orders,shop.item*.",
                "show_errors --limit 0 | option-invalid --limit must be 1 or more, but is 0. See show_errors --help.",
                "show_errors --id 7 --summary | option-invalid --id shows one row. Leave --tables and --summary out.",
            })
    void refuses_what_is_not_clear(String arguments, String expected) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err).hasToString(expected + "\n");
        assertThat(operations.calls).isEmpty();
    }

    @Test
    void takes_rows_of_any_source_and_tables_of_one() throws IOException {
        run("retry_errors", "--all");
        source("stock", 101);
        run("retry_errors", "--id", "7,8");
        run("retry_errors", "--source", "stock", "--tables", "stock.*");
        assertThat(run("retry_errors", "--all")).isEqualTo(2);
        assertThat(err.toString()).contains("Name one with --source");
        assertThat(operations.calls)
                .containsExactly(
                        "retryErrors [shop] [] []",
                        "close",
                        "retryErrors [shop, stock] [7, 8] []",
                        "close",
                        "retryErrors [stock] [] [stock.*]",
                        "close");
        assertThat(out).hasToString("Nothing to retry.\n".repeat(3));
    }

    @Test
    void gives_a_schema_change_other_words() throws IOException {
        var file = Files.writeString(home.resolve("fix.sql"), "alter table shop.t add c int");
        run("retry_errors", "--id", "7", "--replace", "select 1");
        run("retry_errors", "--id", "7", "--replace-file", file.toString());
        assertThat(operations.calls)
                .containsExactly(
                        "retryReplaced [shop] 7 select 1",
                        "close",
                        "retryReplaced [shop] 7 alter table shop.t add c int",
                        "close");
        assertThat(run("retry_errors", "--all", "--replace", "select 1")).isEqualTo(2);
        assertThat(run("retry_errors", "--id", "7,8", "--replace", "select 1")).isEqualTo(2);
        assertThat(run("retry_errors", "--id", "7", "--replace", " ")).isEqualTo(2);
        assertThat(run("retry_errors", "--id", "7", "--replace-file", "no-such.sql"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("a replacement is for one schema change")
                .contains("the replacement is empty")
                .contains("--replace-file no-such.sql cannot be read");
    }

    @Test
    void prints_what_became_of_each() throws IOException {
        operations.resolutions = List.of(
                new Resolution(
                        "shop", null, StubOperations.ORDERS, Outcome.APPLIED, new TableCounts(0, 12, 0, 0), null),
                new Resolution("shop", 8L, StubOperations.ITEMS, Outcome.SUPERSEDED, null, null));
        assertThat(run("retry_errors", "--all")).isZero();
        assertThat(out).hasToString("""
                Discarded rows and tables
                ID  TABLE        OUTCOME
                 -  shop.orders  applied
                        0 skipped, 12 events applied, 0 discarded, 0 kept
                 8  shop.items   superseded
                """);
        assertThat(json("retry_errors", "--all", "--format", "json")
                        .get("clean")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void is_not_clean_while_something_is_refused() throws IOException {
        operations.resolutions = List.of(
                new Resolution("shop", 8L, StubOperations.ITEMS, Outcome.STILL_REFUSED, null, "23514 not positive"));
        assertThat(run("retry_errors", "--id", "8")).isEqualTo(7);
        assertThat(out.toString()).contains("8  shop.items  still refused\n        23514 not positive\n");
        operations.resolutions = List.of(new Resolution(
                "shop", null, StubOperations.ORDERS, Outcome.APPLIED, new TableCounts(0, 11, 1, 0), null));
        assertThat(run("retry_errors", "--all")).isEqualTo(7);
        var answer = json("retry_errors", "--all", "--format", "json");
        assertThat(answer.get("clean").asBoolean()).isFalse();
        assertThat(answer.get("resolutions").get(0).get("discarded").asLong()).isEqualTo(1);
    }

    @Test
    void skips_only_when_that_is_confirmed() {
        assertThat(run("skip_errors", "--tables", "shop.orders")).isEqualTo(6);
        assertThat(err)
                .hasToString("confirmation-missing skip_errors gives up the discarded rows of shop.orders for good."
                        + " Confirm it with --yes.\n");
        assertThat(questions).containsExactly("Give up the discarded rows of shop.orders for good?");
        assertThat(operations.calls).isEmpty();
        operations.resolutions = List.of(new Resolution("shop", 8L, StubOperations.ITEMS, Outcome.SKIPPED, null, null));
        assertThat(run("skip_errors", "--id", "8", "--yes")).isZero();
        assertThat(operations.calls).containsExactly("skipErrors [shop] [8] []", "close");
        assertThat(out.toString()).contains("8  shop.items  skipped\n");
    }

    private String text() {
        return out.toString().replaceAll("2026-01-0\\d \\d\\d:\\d\\d", "2026-01-02 hh:mm");
    }

    private JsonNode json(String... arguments) throws IOException {
        out.getBuffer().setLength(0);
        run(arguments);
        var answer = new ObjectMapper().readTree(out.toString());
        out.getBuffer().setLength(0);
        return answer;
    }

    private int run(String... arguments) {
        var program = new Program(
                directory -> new SettingsReader(text -> text).read(directory),
                (directory, settings) -> operations,
                (directory, plan, story) -> 0,
                question -> {
                    questions.add(question);
                    return false;
                });
        var all = new ArrayList<>(List.of("--home", home.toString()));
        all.addAll(Arrays.asList(arguments));
        return new Commands(program, new PrintWriter(out), new PrintWriter(err)).run(all.toArray(new String[0]));
    }

    private void source(String name, int serverId) throws IOException {
        Files.writeString(home.resolve("config/sources/" + name + ".yaml"), """
                mysql: {host: 127.0.0.1, user: usr_replica, password: s3cret, server-id: %d}
                schemas: {%s: %s}
                """.formatted(serverId, name, name));
    }
}
