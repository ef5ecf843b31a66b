package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.cli.operation.VerifyResult;
import dev.camelion.online.GhOst;
import dev.camelion.online.PtOsc;
import dev.camelion.online.Shoppers;
import dev.camelion.testkit.Contents;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import dev.camelion.testkit.ReplicaHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/**
 * The statements of gh-ost and pt-online-schema-change, while other sessions write. In the end rows and structure are
 * those of the source, and nothing of the tools is left.
 */
abstract class OnlineSchemaChanges {
    private static final String ORDERS = "create table orders (id bigint unsigned not null auto_increment primary key,"
            + " customer int not null, note varchar(40) default 'none' comment 'free text', amount decimal(10,2),"
            + " status enum('new','paid','void') not null default 'new', key by_customer (customer),"
            + " unique key by_both (customer, id), key by_status (status, amount)) comment='orders of the shop'";
    private static final String LINES = "create table order_lines (id int not null auto_increment primary key,"
            + " order_id bigint unsigned, what varchar(40), key (order_id),"
            + " constraint line_of foreign key (order_id) references orders (id) on delete cascade)";
    private static final String FIRST =
            "add column extra int not null default 7, modify status enum('new','paid','void','lost') not null default 'paid', add key by_note (note)";
    private static final String SECOND =
            "drop column extra, modify customer bigint not null, drop key by_note, add key by_note (note, customer), comment='changed'";
    private static final String THIRD =
            "add column extra varchar(10) default 'x', modify status enum('void','new','lost','paid') not null default 'lost'";

    @TempDir
    private Path directory;

    /** What is replicated; the database's name comes in for {@code %s}. */
    enum Filter {
        EVERYTHING(""),
        TABLES_ALONE("tables: {include: [\"%1$s.orders\", \"%1$s.order_lines\", \"%1$s.other\"]}"),
        OLD_TABLES_EXCLUDED("tables: {exclude: [\"_*_ghc\", \"_*_del\", \"_*_old\"]}"),
        HELPERS_EXCLUDED("tables: {exclude: [\"%1$s._*\"]}"),
        NOT_FOLLOWED("tables: {include: [orders, other]}\nddl: {follow-online-changes: false}");

        private final String settings;

        Filter(String settings) {
            this.settings = settings;
        }
    }

    /** The MySQL these tests run against. */
    MySqlServer server() {
        return Databases.mySql();
    }

    private TestShop shop(Filter filter, String... tables) throws Exception {
        var statements = new ArrayList<>(List.of(tables));
        statements.add("create table other (id int primary key, v int)");
        statements.add("set session cte_max_recursion_depth = 2000");
        statements.add("insert into orders (customer, note, amount) with recursive n (n) as (select 1 union all"
                + " select n + 1 from n where n < 1000) select n % 50, concat('old ', n), n from n");
        return TestShop.runningWith(
                directory.resolve("home"), server(), filter.settings, statements.toArray(String[]::new));
    }

    final void ghOst(Filter filter) throws Exception {
        try (var shop = shop(filter, ORDERS)) {
            try (var shoppers = new Shoppers(server(), shop.database(), false)) {
                ghOst(shop, shoppers, FIRST, false, true);
                ghOst(shop, shoppers, SECOND, false, true);
                ghOst(shop, shoppers, THIRD, true, true);
            }
            assertEqual(shop, filter);
            try (var shoppers = new Shoppers(server(), shop.database(), false)) {
                // its tables stay until the next run
                ghOst(shop, shoppers, "add column never int", false, false);
                ghOst(shop, shoppers, SECOND, false, true);
            }
            assertEqual(shop, filter);
        }
    }

    private void ghOst(TestShop shop, Shoppers shoppers, String alter, boolean isInTwoSteps, boolean isFinished)
            throws Exception {
        try (var ghOst = new GhOst(server(), shop.database(), "orders")) {
            ghOst.prepare(alter);
            shoppers.awaitMore();
            ghOst.copyRows();
            shoppers.awaitMore();
            if (!isFinished) {
                return;
            }
            if (isInTwoSteps) {
                ghOst.cutOverInTwoSteps();
            } else {
                ghOst.cutOver();
            }
            shoppers.awaitMore();
            ghOst.finish();
        }
    }

    final void ghOstThatGivesUp(Filter filter) throws Exception {
        try (var shop = shop(filter, ORDERS)) {
            try (var shoppers = new Shoppers(server(), shop.database(), false);
                    var ghOst = new GhOst(server(), shop.database(), "orders")) {
                ghOst.prepare(FIRST);
                ghOst.copyRows();
                shoppers.awaitMore();
                ghOst.dropHelper();
                ghOst.finish();
            }
            assertEqual(shop, filter);
        }
    }

    final void ptOsc(Filter filter) throws Exception {
        try (var shop = shop(filter, ORDERS)) {
            try (var shoppers = new Shoppers(server(), shop.database(), false)) {
                ptOsc(shop, shoppers, FIRST);
                ptOsc(shop, shoppers, SECOND);
            }
            assertEqual(shop, filter);
            try (var shoppers = new Shoppers(server(), shop.database(), false);
                    var leftBehind = new PtOsc(server(), shop.database(), "orders")) {
                leftBehind.prepare("add column never int");
                leftBehind.copyRows();
                shoppers.awaitMore();
                leftBehind.dropTriggers();
                // the new table's name is taken: the next run takes one with more underscores
                ptOsc(shop, shoppers, THIRD);
                leftBehind.dropHelper();
            }
            assertEqual(shop, filter);
        }
    }

    private void ptOsc(TestShop shop, Shoppers shoppers, String alter) throws Exception {
        try (var ptOsc = new PtOsc(server(), shop.database(), "orders")) {
            ptOsc.prepare(alter);
            shoppers.awaitMore();
            ptOsc.copyRows();
            shoppers.awaitMore();
            ptOsc.swap();
            shoppers.awaitMore();
            ptOsc.finish();
        }
    }

    final void ptOscOfTableThatOthersReferTo(Filter filter) throws Exception {
        try (var shop = shop(filter, ORDERS, LINES)) {
            try (var shoppers = new Shoppers(server(), shop.database(), true)) {
                shoppers.awaitMore();
                try (var ptOsc = new PtOsc(server(), shop.database(), "orders")) {
                    ptOsc.prepare(FIRST);
                    ptOsc.copyRows();
                    ptOsc.swap();
                    shoppers.awaitMore();
                    ptOsc.rebuildConstraint(
                            "order_lines",
                            "line_of",
                            "(`order_id`) REFERENCES `%s`.`orders` (`id`) ON DELETE CASCADE"
                                    .formatted(shop.database()));
                    ptOsc.finish();
                }
                shoppers.awaitMore();
                try (var ptOsc = new PtOsc(server(), shop.database(), "orders")) {
                    ptOsc.prepare(SECOND);
                    ptOsc.copyRows();
                    shoppers.awaitMore();
                    ptOsc.dropAndSwap();
                    ptOsc.dropTriggers();
                }
                shoppers.awaitMore();
            }
            assertEqual(shop, filter);
        }
    }

    final void ptOscOfTableThatRefersToAnother() throws Exception {
        try (var shop = shop(Filter.TABLES_ALONE, ORDERS, LINES)) {
            try (var shoppers = new Shoppers(server(), shop.database(), true);
                    var ptOsc = new PtOsc(server(), shop.database(), "order_lines")) {
                shoppers.awaitMore();
                ptOsc.prepare("add column extra int not null default 1");
                shoppers.awaitMore();
                ptOsc.copyRows();
                ptOsc.swap();
                ptOsc.finish();
                shoppers.awaitMore();
            }
            assertEqual(shop, Filter.TABLES_ALONE);
        }
    }

    final void excludedHelper(Filter filter) throws Exception {
        try (var shop = shop(filter, ORDERS)) {
            try (var shoppers = new Shoppers(server(), shop.database(), false)) {
                ghOst(shop, shoppers, FIRST, false, true);
                shop.source("insert into other values (1, 1)");
            }
            shop.awaitEqual("other");
            Eventually.passes("the table needs a copy", () -> assertThat(shop.replica()
                            .query("select b_copy_needed, t_reason from sch_chameleon.t_replica_tables"
                                    + " where v_table_name = 'orders'"))
                    .singleElement()
                    .asString()
                    .startsWith("t|its rows were not replicated under its old name"));

            shop.replica().stop();
            assertThat(shop.replica()
                            .operations()
                            .initReplica(TestShop.SOURCE, TestReplica.QUIET)
                            .isClean())
                    .isTrue();
            shop.start();
            shop.source("update orders set note = 'copied again' where id < 100");
            assertRowsEqual(shop);
            assertSameAsFreshCopy(shop, filter);
        }
    }

    private void assertEqual(TestShop shop, Filter filter) throws Exception {
        assertRowsEqual(shop);
        assertSameAsFreshCopy(shop, filter);
        assertThat(shop.replica().query(sql("left_behind"))).isEmpty();
        assertThat(shop.replica()
                        .operations()
                        .verify(TestShop.SOURCE, List.of(), TestReplica.QUIET)
                        .tables())
                .allMatch(VerifyResult.ComparedTable::isEqual);
    }

    private void assertRowsEqual(TestShop shop) throws Exception {
        try (var source = server().connect(shop.database());
                var target = shop.connectTarget()) {
            var expected = replicated(Contents.ofMySql(source, shop.database()));
            Eventually.passes("both sides are equal", () -> assertThat(
                            Contents.differences(expected, replicated(Contents.ofPostgres(target, shop.database()))))
                    .as(
                            "%s %s",
                            shop.replica().status(TestShop.SOURCE),
                            shop.replica().query(sql("left_behind")))
                    .isEmpty());
        }
    }

    /** Without what a run left behind. */
    private static TreeMap<String, List<String>> replicated(TreeMap<String, List<String>> contents) {
        contents.keySet().removeIf(table -> table.startsWith("_"));
        return contents;
    }

    private void assertSameAsFreshCopy(TestShop shop, Filter filter) {
        var home = directory.resolve(Databases.uniqueName("fresh"));
        ReplicaHome.in(home, Databases.postgres(), Databases.newPostgresDatabase("fresh"))
                .source(
                        TestShop.SOURCE,
                        server(),
                        List.of(shop.database()),
                        filter.settings.formatted(shop.database()));
        try (var fresh = new TestReplica(home)) {
            fresh.initialise(TestShop.SOURCE);
            var structure = sql("structure").formatted('"' + shop.database() + '"');
            Eventually.passes("the structure is a fresh copy's", () -> assertThat(
                            shop.replica().query(structure))
                    .containsExactlyElementsOf(fresh.query(structure)));
        }
    }

    private static String sql(String name) {
        try (var file = OnlineSchemaChanges.class.getResourceAsStream("/online/" + name + ".sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
