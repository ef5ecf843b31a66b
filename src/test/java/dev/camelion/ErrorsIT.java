package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.catalogue.errors.DiscardedRow;
import dev.camelion.catalogue.errors.TableCounts;
import dev.camelion.catalogue.errors.TroubledTable;
import dev.camelion.cli.operation.ErrorSelection;
import dev.camelion.cli.operation.Resolution;
import dev.camelion.cli.operation.Resolution.Outcome;
import dev.camelion.cli.operation.SourceErrors;
import dev.camelion.config.TablePattern;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that the target refuses is shown, and applied or given up when somebody says so. */
class ErrorsIT {
    private static final List<String> SOURCE = List.of(TestShop.SOURCE);
    private static final ErrorSelection ALL = new ErrorSelection(List.of(), List.of());
    private static final String A = "create table a (id int primary key, v int not null)";
    private static final String B = "create table b (id int primary key, v int not null)";

    @TempDir
    private Path directory;

    @Test
    void a_refused_row_is_applied_once_the_target_takes_it() throws Exception {
        try (var shop = TestShop.running(directory, A, B)) {
            check(shop, "a", "add constraint positive check (v > 0)");
            shop.source("insert into a values (1, 1), (2, -2), (3, 3)", "insert into b values (1, 1)");
            shop.awaitEqual("b");

            var row = onlyRow(shop);
            assertThat(row.table()).hasToString(shop.database() + ".a");
            assertThat(row.event()).isEqualTo("insert");
            assertThat(row.sqlState()).isEqualTo("23514");
            assertThat(row.error()).contains("positive");
            assertThat(shop.target("select id from %s.a order by id")).containsExactly("1", "3");
            var image = shop.replica().operations().discardedRow(SOURCE, row.id());
            assertThat(image.data()).isEqualTo("{\"v\": \"-2\", \"id\": \"2\"}");
            assertThat(image.transaction()).isNotEmpty();
            assertStatusNames(shop, "1 row was discarded.");

            assertThat(retry(shop, byId(row))).singleElement().satisfies(refused -> {
                assertThat(refused.outcome()).isEqualTo(Outcome.STILL_REFUSED);
                assertThat(refused.error()).startsWith("23514 ").contains("positive");
            });
            check(shop, "a", "drop constraint positive");
            assertThat(retry(shop, ALL)).singleElement().satisfies(applied -> {
                assertThat(applied.outcome()).isEqualTo(Outcome.APPLIED);
                assertThat(applied.id()).isEqualTo(row.id());
            });

            shop.awaitEqual("a");
            assertNothingIsOpen(shop);
            assertThatThrownBy(() -> retry(shop, byId(row)))
                    .hasMessageContaining("row-unknown")
                    .hasMessageContaining("applied");
        }
    }

    @Test
    void a_row_that_changed_again_is_superseded() throws Exception {
        try (var shop = TestShop.running(directory, A)) {
            check(shop, "a", "add constraint positive check (v > 0)");
            shop.source("insert into a values (1, -1)");
            var row = onlyRow(shop);
            shop.source("update a set v = 1 where id = 1");
            shop.awaitEqual("a");

            assertThat(shop.replica().operations().discardedRow(SOURCE, row.id()))
                    .satisfies(image -> {
                        assertThat(image.row().state()).isEqualTo("superseded");
                        assertThat(image.resolved()).isNotNull();
                    });
            assertNothingIsOpen(shop);
            assertThatThrownBy(() -> retry(shop, byId(row))).hasMessageContaining("is superseded already");
            assertThat(shop.target("select * from %s.a")).containsExactly("1|1");
        }
    }

    @Test
    void a_row_that_is_skipped_stays_away() throws Exception {
        try (var shop = TestShop.running(directory, A, B)) {
            check(shop, "a", "add constraint positive check (v > 0)");
            check(shop, "b", "add constraint positive check (v > 0)");
            shop.source("insert into a values (1, -1)", "insert into b values (1, -1)");
            Eventually.passes(
                    "both rows are set aside",
                    () -> assertThat(errors(shop).open()).isEqualTo(2));
            // works without a running replica as well
            shop.replica().stop();

            assertThat(skip(shop, tables("a"))).extracting(Resolution::outcome).containsExactly(Outcome.SKIPPED);

            assertThat(onlyRow(shop).table().table()).isEqualTo("b");
            assertThat(skip(shop, ALL)).extracting(Resolution::outcome).containsExactly(Outcome.SKIPPED);
            assertNothingIsOpen(shop);
            assertThat(shop.target("select * from %s.a")).isEmpty();
        }
    }

    @Test
    void a_table_in_quarantine_catches_up() throws Exception {
        var rule = "ddl: {dependent-views: fail}";
        try (var shop = TestShop.runningWith(directory, Databases.mySql(), rule, A, B, "insert into a values (1, 1)")) {
            shop.replica().execute("create view seen as select v from \"%s\".a".formatted(shop.database()));
            shop.source(
                    "alter table a drop column v",
                    "insert into a values (2)",
                    "delete from a where id = 1",
                    "insert into b values (1, 1)");
            shop.awaitEqual("b");

            assertThat(onlyTable(shop)).satisfies(table -> {
                assertThat(table.isQuarantined()).isTrue();
                assertThat(table.reason()).contains("2BP01");
                assertThat(table.discarded()).isEqualTo(1);
                assertThat(table.eventsKept()).isEqualTo(2);
            });
            var row = onlyRow(shop);
            assertThat(row.isQuarantined()).isTrue();
            var image = shop.replica().operations().discardedRow(SOURCE, row.id());
            assertThat(image.mysql()).isEqualTo("alter table a drop column v");
            assertThat(image.statements()).containsIgnoringCase("drop column");
            assertStatusNames(shop, "1 table is in quarantine.");

            assertThat(retry(shop, tables("a"))).singleElement().satisfies(refused -> {
                assertThat(refused.isClean()).isFalse();
                assertThat(refused.error()).contains("2BP01");
            });
            assertThat(onlyTable(shop).isQuarantined()).isTrue();
            shop.replica().execute("drop view seen");
            assertThat(retry(shop, tables("*.a"))).singleElement().satisfies(applied -> {
                assertThat(applied.outcome()).isEqualTo(Outcome.APPLIED);
                assertThat(applied.isClean()).isTrue();
                assertThat(applied.id()).isNull();
            });

            shop.source("insert into a values (3)");
            shop.awaitEqual("a");
            assertThat(errors(shop).tables()).isEmpty();
            assertNothingIsOpen(shop);
        }
    }

    @Test
    void a_table_in_quarantine_goes_on_without_its_discarded_rows() throws Exception {
        try (var shop = TestShop.running(directory, A)) {
            shop.replica().execute("update sch_chameleon.t_sources set i_discard_limit = 2");
            check(shop, "a", "add constraint positive check (v > 0)");
            shop.source("insert into a values (1, -1), (2, -2)");
            Eventually.passes(
                    "the table is in quarantine", () -> assertThat(errors(shop).tables())
                            .extracting(TroubledTable::isQuarantined)
                            .containsExactly(true));
            shop.source("insert into a values (3, 3)");
            Eventually.passes(
                    "the event is kept",
                    () -> assertThat(onlyTable(shop).eventsKept()).isEqualTo(1));
            check(shop, "a", "drop constraint positive");

            assertThat(skip(shop, ALL)).singleElement().satisfies(skipped -> {
                assertThat(skipped.outcome()).isEqualTo(Outcome.SKIPPED);
                assertThat(skipped.counts()).isEqualTo(new TableCounts(2, 1, 0, 0));
            });

            shop.awaitTarget("select id from %s.a", "3");
            assertNothingIsOpen(shop);
        }
    }

    @Test
    void a_name_that_is_no_tables_is_an_error() {
        try (var shop = TestShop.copied(
                directory, Databases.mySql(), Databases.postgres(), "create table t (id int primary key)")) {
            assertThatThrownBy(() -> retry(shop, tables("tt"))).hasMessageContaining("table-unknown tt");
            assertThatThrownBy(() -> shop.replica()
                            .operations()
                            .errors(SOURCE, tables("tt").tables(), 1))
                    .hasMessageContaining("table-unknown tt");
            assertThatThrownBy(() -> retry(shop, new ErrorSelection(List.of(1L), List.of())))
                    .hasMessageContaining("row-unknown there is no discarded row 1");
            assertThat(retry(shop, tables("t"))).isEmpty();
            assertThat(errors(shop))
                    .isEqualTo(new SourceErrors(
                            TestShop.SOURCE, List.of(), 0, List.of(), List.of(), List.of(), List.of(), List.of()));
            assertThat(shop.replica().operations().errorSummary(SOURCE, List.of()))
                    .singleElement()
                    .satisfies(summary -> assertThat(summary.rows()).isEmpty());
        }
    }

    private static void check(TestShop shop, String table, String change) {
        shop.replica().execute("alter table \"%s\".%s %s".formatted(shop.database(), table, change));
    }

    private static SourceErrors errors(TestShop shop) {
        return shop.replica().operations().errors(SOURCE, List.of(), 100).get(0);
    }

    private static DiscardedRow onlyRow(TestShop shop) {
        Eventually.passes(
                "a row is set aside", () -> assertThat(errors(shop).rows()).hasSize(1));
        return errors(shop).rows().get(0);
    }

    private static TroubledTable onlyTable(TestShop shop) {
        Eventually.passes(
                "a table is in trouble", () -> assertThat(errors(shop).tables()).hasSize(1));
        return errors(shop).tables().get(0);
    }

    private static void assertStatusNames(TestShop shop, String message) {
        assertThat(shop.replica().status(TestShop.SOURCE)).satisfies(status -> {
            assertThat(status.status()).isEqualTo("running");
            assertThat(status.discarded()).isEqualTo(1);
            assertThat(status.message()).contains(message);
            assertThat(status.nextStep()).isEqualTo("show_errors --source shop");
        });
        assertThat(shop.replica().operations().tables(TestShop.SOURCE))
                .filteredOn(table -> table.discarded() == 1)
                .singleElement()
                .satisfies(table -> assertThat(table.nextStep())
                        .isEqualTo("show_errors --tables %s --source shop".formatted(table.table())));
    }

    private static void assertNothingIsOpen(TestShop shop) {
        assertThat(errors(shop).rows()).isEmpty();
        assertThat(shop.replica().status(TestShop.SOURCE)).satisfies(status -> {
            assertThat(status.discarded()).isZero();
            assertThat(status.message()).isNull();
        });
    }

    private static ErrorSelection byId(DiscardedRow row) {
        return new ErrorSelection(List.of(row.id()), List.of());
    }

    private static ErrorSelection tables(String pattern) {
        return new ErrorSelection(List.of(), List.of(new TablePattern(pattern)));
    }

    private static List<Resolution> retry(TestShop shop, ErrorSelection selection) {
        return shop.replica().operations().retryErrors(SOURCE, selection);
    }

    private static List<Resolution> skip(TestShop shop, ErrorSelection selection) {
        return shop.replica().operations().skipErrors(SOURCE, selection);
    }
}
